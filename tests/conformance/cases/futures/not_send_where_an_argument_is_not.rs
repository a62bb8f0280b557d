//@ reworded
use std::rc::Rc;
use support::{assert_send, yield_once};

#[measured]
pub async fn takes(rc: Rc<u8>) -> Result<u8, String> {
    yield_once().await;
    rc.checked_add(1).ok_or_else(String::new)
}

pub fn check() {
    let _ = assert_send(takes(Rc::new(1)));
}
