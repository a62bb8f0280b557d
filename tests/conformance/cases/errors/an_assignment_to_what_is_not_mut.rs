use std::future::Future;

pub struct Outcome;

#[measured]
pub fn plain(a: u32) -> u32 {
    a += 1;
    a
}

#[measured]
pub fn alias(a: Vec<u32>) -> Outcome {
    a.push(1);
    Outcome
}

#[measured]
pub async fn later(a: u32) -> Result<u32, String> {
    a = 2;
    Ok(a)
}

#[measured]
pub async fn later_pushes(a: Vec<u32>) -> usize {
    a.push(1);
    a.len()
}

#[measured]
pub async fn later_reference(a: &Vec<u32>) -> Result<(), String> {
    a.push(1);
    Ok(())
}

#[measured]
pub fn future(a: Vec<u32>) -> impl Future<Output = u32> {
    a.push(1);
    async { 1 }
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    state["a"] = serde_json::Value::Null;
    state
}

#[both]
pub async fn later_node(state: &serde_json::Value) -> Result<serde_json::Value, String> {
    state["a"] = serde_json::Value::Null;
    Ok(state.clone())
}

pub struct S {
    a: u32,
}
