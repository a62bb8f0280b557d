//@ reworded
use support::{assert_send, yield_once};

#[measured]
async fn takes<T: Clone>(value: T) -> T {
    yield_once().await;
    value.clone()
}

pub fn check<T: Clone>(value: T) {
    let _ = assert_send(takes(value));
}
