//@ reworded
use std::future::Future;

pub struct Outcome;

#[measured]
pub async fn later(a: String) -> Result<String, String> {
    drop(a);
    Ok(a)
}

#[measured]
pub async fn later_looped(a: String) -> u32 {
    for _ in 0..2 {
        drop(a);
    }
    1
}

#[both]
pub fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    drop(state);
    Ok(state)
}

#[both]
pub async fn later_node(state: serde_json::Value) -> serde_json::Value {
    drop(state);
    state
}

pub struct S {
    a: String,
}

#[measured]
impl S {
    pub fn taken(self) -> Result<String, String> {
        drop(self);
        Ok(self.a)
    }
    pub fn borrowed(&self) -> Result<String, String> {
        Ok(self.a)
    }
    pub async fn later_taken(self) -> Result<String, String> {
        drop(self);
        Ok(self.a)
    }
    pub async fn later_borrowed(&self) -> String {
        self.a
    }
}
