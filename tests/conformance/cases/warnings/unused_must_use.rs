use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
#[must_use]
pub fn plain() -> u32 {
    result();
    1
}

#[measured]
#[must_use = "it is worth it"]
pub fn alias() -> Outcome {
    Outcome
}

#[measured]
pub fn result() -> Result<u32, String> {
    plain();
    alias();
    Ok(1)
}

#[measured]
#[must_use]
pub async fn later() -> u32 {
    result();
    1
}

#[must_use = "it is worth it"]
#[measured]
pub async fn later_result() -> Result<u32, String> {
    later();
    later().await;
    Ok(1)
}

#[measured]
pub async fn later_unit() {
    later_result().await;
    later_result();
}

#[measured]
pub fn future() -> impl Future<Output = u32> {
    later_unit();
    async { 1 }
}

#[measured]
pub fn boxed() -> Pin<Box<dyn Future<Output = u32>>> {
    future();
    Box::pin(async { 1 })
}

#[measured]
#[must_use]
pub fn marked() -> impl Future<Output = u32> {
    boxed();
    async { 1 }
}

#[both]
pub fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    marked();
    result();
    Ok(state)
}

pub struct S;

#[measured]
impl S {
    #[must_use]
    pub fn method(&self) -> u32 {
        1
    }
    #[must_use]
    pub async fn later(&self) -> u32 {
        self.method();
        self.later();
        1 == 1;
        1
    }
}
