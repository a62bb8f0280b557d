use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
pub fn plain(a: u23) -> u32 {
    a
}

#[measured]
pub fn returns() -> Outcom {
    Outcome
}

#[measured]
pub fn result(a: Strin) -> Result<Outcom, Strng> {
    Ok(a)
}

#[measured]
pub async fn later(a: Strin) -> Outcom {
    a
}

#[measured]
pub async fn later_result(a: Strin) -> Result<u32, Strng> {
    Ok(a)
}

#[measured]
pub fn future() -> impl Futur<Output = u32> {
    async { 1 }
}

#[measured]
pub fn future_output() -> impl Future<Output = u23> {
    async { 1 }
}

#[measured]
pub fn boxed() -> Pin<Box<dyn Future<Output = Outcom> + Sendd>> {
    Box::pin(async { 1 })
}

#[both]
pub fn node(state: serde_json::Value, b: Outcom) -> Result<serde_json::Value, Strng> {
    let _ = b;
    Ok(state)
}

#[both]
pub async fn later_node(state: serde_json::Valu) -> serde_json::Valu {
    state
}

pub struct S;

#[measured]
impl S {
    pub fn method(&self) -> Outcom {
        Outcome
    }
    pub async fn later(&self, a: Outcom) -> Result<Outcom, String> {
        Ok(a)
    }
}
