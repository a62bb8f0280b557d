//@ reworded
use std::future::Future;

#[measured]
pub fn result(a: bool) -> Result<u32, String> {
    if a {
        Ok(1)
    }
}

#[measured]
pub async fn later_for(a: Vec<u32>) -> Result<u32, String> {
    for x in a {
        return Ok(x);
    }
}

#[measured]
pub fn future(a: bool) -> impl Future<Output = u32> {
    if a {
        std::future::ready(1)
    }
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    if state.is_null() {
        state
    }
}
