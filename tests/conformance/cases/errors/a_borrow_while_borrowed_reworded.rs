//@ reworded
use std::future::Future;

pub struct Outcome;

pub struct S {
    a: Vec<u32>,
}

#[measured]
impl S {
    pub fn method(&mut self) -> Result<u32, String> {
        let first = &self.a[0];
        self.a.push(1);
        Ok(*first)
    }
    pub async fn later(mut self) -> u32 {
        let first = &self.a[0];
        self.a.push(1);
        *first
    }
}
