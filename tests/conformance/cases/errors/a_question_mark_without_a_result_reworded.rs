//@ reworded
use std::future::Future;

pub struct Outcome;

pub fn fails() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub fn alias() -> Outcome {
    fails()?;
    Outcome
}

#[measured]
pub fn result(a: Option<u32>) -> Result<u32, String> {
    Ok(a?)
}

#[measured]
pub async fn later() -> u32 {
    fails()?
}

#[measured]
pub async fn later_unit() {
    fails()?;
}

#[measured]
pub async fn later_result(a: Option<u32>) -> Result<u32, String> {
    Ok(a?)
}

#[measured]
pub fn future() -> impl Future<Output = u32> {
    fails()?;
    std::future::ready(1)
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    fails()?;
    state
}

pub struct S;

#[measured]
impl S {
    pub fn method(&self) -> u32 {
        fails()?
    }
    pub async fn later(&self) -> u32 {
        fails()?
    }
}
