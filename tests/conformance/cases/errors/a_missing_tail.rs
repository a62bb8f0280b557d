use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
pub fn plain() -> u32 {
    1;
}

#[measured]
pub fn nothing() -> u32 {}

#[measured]
pub async fn later() -> u32 {
    1;
}

#[measured]
pub async fn later_empty() -> u32 {}

#[measured]
pub async fn later_result(a: u32) -> Result<(), String> {
    println!("{a}");
}

#[both]
pub async fn later_node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(state);
}
