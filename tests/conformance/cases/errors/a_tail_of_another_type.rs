use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
pub fn plain() -> u32 {
    "one"
}

#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    a
}

#[measured]
pub fn alias() -> Outcome {
    1
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    let _ = state;
    1
}

#[measured]
pub fn unit() {
    1
}

#[measured(fields(a))]
pub fn fields(a: u32) -> String {
    a
}
