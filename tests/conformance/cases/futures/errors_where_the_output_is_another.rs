use support::yield_once;

#[measured]
async fn nothing() -> String {
    yield_once().await;
}

pub fn check() {
    drop(nothing());
}
