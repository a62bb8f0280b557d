use std::future::Future;

pub struct Outcome;

#[measured]
pub fn plain(mut a: Vec<u32>) -> u32 {
    let first = &a[0];
    a.push(1);
    *first
}

#[measured]
pub fn result(mut a: Vec<u32>) -> Result<u32, String> {
    let first = &a[0];
    a.push(1);
    Ok(*first)
}

#[measured]
pub fn alias(a: &mut Vec<u32>) -> Outcome {
    let first = &mut a[0];
    a.push(1);
    *first = 1;
    Outcome
}

#[measured]
pub async fn later(mut a: Vec<u32>) -> Result<u32, String> {
    let first = &a[0];
    a.push(1);
    Ok(*first)
}

#[measured]
pub async fn later_reference(a: &mut Vec<u32>) -> u32 {
    let first = &a[0];
    std::future::ready(1).await;
    a.push(1);
    *first
}

#[measured]
pub fn future(mut a: Vec<u32>) -> impl Future<Output = u32> {
    let first = &a[0];
    a.push(1);
    std::future::ready(*first)
}

#[both]
pub fn node(mut state: serde_json::Value) -> serde_json::Value {
    let first = &state["a"];
    state["b"] = serde_json::Value::Null;
    first.clone()
}

pub struct S {
    a: Vec<u32>,
}
