//@ reworded
#[measured]
async fn waits() {
    support::yield_once().await;
}

fn assert_unpin<T: Unpin>(_: &T) {}

pub fn check() {
    assert_unpin(&waits());
}
