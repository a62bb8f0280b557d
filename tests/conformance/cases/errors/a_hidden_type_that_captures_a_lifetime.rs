//@ reworded: elsewhere
//@ editions: 2018 2021
use std::future::Future;

#[measured]
pub fn iterator(a: &Vec<u32>) -> impl Iterator<Item = u32> {
    a.iter().copied()
}

#[measured]
pub fn result(a: &Vec<u32>) -> Result<impl Iterator<Item = u32>, String> {
    Ok(a.iter().copied())
}

#[measured]
pub fn future(a: &str) -> impl Future<Output = usize> {
    async move { a.len() }
}

#[both]
pub fn node(state: serde_json::Value, a: &str) -> Result<serde_json::Value, String> {
    let b: &'static str = a;
    drop(b);
    Ok(state)
}
