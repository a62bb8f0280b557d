//@ reworded
use std::rc::Rc;
use support::{assert_send, yield_once};

#[measured]
async fn holds() -> u8 {
    let rc = Rc::new(1);
    yield_once().await;
    *rc
}

pub fn check() {
    let _ = assert_send(holds());
}
