//@ reworded
use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
pub fn result(a: u32) -> Result<(), String> {
    println!("{a}");
}

#[measured]
pub fn result_with_semicolon() -> Result<u32, String> {
    Ok(1);
}

#[measured]
pub fn empty() -> Result<u32, String> {}

#[measured]
pub fn alias() -> Outcome {
    Outcome;
}

#[measured]
pub fn future() -> impl Future<Output = u32> {
    async { 1 };
}

#[measured]
pub fn boxed() -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async { 1 });
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    state;
}
