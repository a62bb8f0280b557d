//@ reworded
use std::rc::Rc;
use support::{assert_send, yield_once};

type State = std::collections::BTreeMap<String, String>;

#[measured]
async fn inner() -> u8 {
    let rc = Rc::new(1);
    yield_once().await;
    *rc
}

#[measured]
async fn middle() -> Result<u8, String> {
    let value = inner().await;
    value.checked_add(1).ok_or_else(String::new)
}

#[both]
async fn node(state: State) -> Result<State, String> {
    middle().await?;
    Ok(state)
}

pub fn check() {
    let _ = assert_send(node(State::new()));
}
