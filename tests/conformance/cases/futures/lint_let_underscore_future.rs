#[measured]
pub async fn waits() -> u32 {
    support::yield_once().await;
    1
}

pub fn check() {
    let _ = waits();
    drop(waits());
    std::mem::forget(waits());
}
