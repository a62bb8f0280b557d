//@ reworded
use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
pub async fn later() -> u32 {
    "one"
}

#[measured]
pub async fn later_result(a: u32) -> Result<u32, String> {
    a
}

#[measured]
pub fn future() -> impl Future<Output = u32> {
    1
}

#[measured]
pub fn boxed<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = u32> + 'a>> {
    a
}

#[both]
pub async fn node_result(state: serde_json::Value) -> Result<serde_json::Value, String> {
    state
}

#[measured]
pub async fn later_unit() {
    1
}
