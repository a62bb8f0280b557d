//@ reworded
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

fn needs_send(_: impl Send) {}

async fn once() {}

#[measured]
pub async fn plain(a: u32) -> u32 {
    let rc = Rc::new(a);
    once().await;
    *rc
}

#[measured]
pub async fn result(a: u32) -> Result<u32, String> {
    let rc = Rc::new(a);
    once().await;
    Ok(*rc)
}

#[measured]
pub async fn argument(a: Rc<u32>) -> Result<u32, String> {
    once().await;
    Ok(*a)
}

#[measured]
pub async fn unused_argument(_a: Rc<u32>) -> u32 {
    1
}

#[measured]
pub async fn reference(a: &RefCell<u32>) {
    once().await;
    a.replace(1);
}

#[both]
pub async fn node(state: serde_json::Value) -> serde_json::Value {
    let rc = Rc::new(1);
    once().await;
    drop(rc);
    state
}

pub fn check() {
    needs_send(plain(1));
}

pub fn check_result() {
    needs_send(result(1));
}

pub fn check_argument() {
    needs_send(argument(Rc::new(1)));
}

pub fn check_unused_argument() {
    needs_send(unused_argument(Rc::new(1)));
}

pub fn check_reference() {
    needs_send(reference(&RefCell::new(1)));
}

pub fn check_node() {
    needs_send(node(serde_json::Value::Null));
}

pub fn check_spawn() {
    tokio::spawn(plain(1));
}

#[measured]
pub async fn nested() -> u32 {
    plain(1).await
}

pub fn check_nested() {
    needs_send(nested());
}
