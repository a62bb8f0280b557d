//@ editions: 2018 2021 2024
use std::future::Future;

#[measured]
pub fn plain(a: u32) -> u32 {
    a.misspelt()
}

#[measured]
pub fn result(a: &str) -> Result<u32, String> {
    let b: Vec<u32> = a;
    Ok(b[0])
}

#[measured]
pub async fn later(a: &str) -> Result<u32, String> {
    let b: Vec<u32> = a;
    Ok(b[0])
}

#[measured]
pub fn future<'a>(a: &'a str) -> impl Future<Output = usize> + 'a {
    let b: u32 = a;
    async move { a.len() }
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    state.misspelt()
}

pub struct S;

#[measured]
impl S {
    pub fn method(&self, (a, b): (u32, u32)) -> Result<u32, String> {
        Ok(self.misspelt(a, b))
    }
    pub async fn later(&mut self) -> u32 {
        self.misspelt()
    }
}
