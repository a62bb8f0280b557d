//@ silent
use std::future::Future;

pub struct Outcome;

#[measured]
pub fn plain(a: u32, mut b: u32) -> u32 {
    let c = 1;
    let mut d = 2;
    d
}

#[measured]
pub fn result(a: u32, mut b: u32, (x, y): (u32, u32)) -> Result<u32, String> {
    let c = 1;
    Ok(y)
}

#[measured]
pub fn alias(a: u32, mut b: u32, [x, ..]: [u32; 2]) -> Outcome {
    let c = b;
    Outcome
}

#[measured]
pub async fn later(a: u32, mut b: u32, (x, y): (u32, u32)) -> Result<u32, String> {
    let c = 1;
    Ok(b)
}

#[measured]
pub async fn later_unit(a: u32, _b: u32, mut x: Vec<u32>) {
    let c = 1;
}

#[measured]
pub fn future(a: u32, mut b: u32, (x, y): (u32, u32)) -> impl Future<Output = u32> {
    let c = 1;
    async move { b }
}

#[both]
pub fn node(state: serde_json::Value, a: u32, mut b: u32) -> serde_json::Value {
    let c = 1;
    state
}

#[both]
pub async fn later_node(mut state: serde_json::Value, a: u32, (x, _): (u32, u32)) -> Result<serde_json::Value, String> {
    let c = 1;
    Ok(state)
}

#[measured(fields(a))]
pub fn fields(a: u32, b: u32, mut c: u32) -> Result<u32, String> {
    Ok(a)
}

pub struct S;

#[measured]
impl S {
    pub fn method(mut self, a: u32) -> Result<u32, String> {
        Ok(1)
    }
    pub async fn later(mut self, a: u32) -> u32 {
        1
    }
}

pub trait T {
    #[measured]
    fn provided(&self, a: u32) -> Result<u32, String> {
        Ok(1)
    }
}
