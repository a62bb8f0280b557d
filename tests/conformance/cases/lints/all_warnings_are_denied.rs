//@ lost: clippy::manual_async_fn clippy::must_use_candidate
#![deny(warnings, unused, future_incompatible, nonstandard_style, rust_2018_idioms)]
//@ editions: 2021 2024
use std::future::Future;
use std::pin::Pin;

pub struct Outcome;

#[measured]
pub fn plain(a: u32) -> u32 {
    a
}

#[measured(classify)]
pub fn result(a: u32, mut b: Vec<u32>, (x, _): (u32, u32), _c: &str, _: u32) -> Result<u32, String> {
    b.push(x);
    b.get(a as usize).copied().ok_or_else(String::new)
}

#[measured(name = "x", budget_ms = 10, level = "debug", sample = 0.5)]
pub fn alias() -> Outcome {
    Outcome
}

#[measured(fields(a, len = b.len()))]
pub async fn later(a: u32, mut b: Vec<u32>, _: u32) -> Result<u32, String> {
    b.push(a);
    Ok(a)
}

#[measured(request_id = a)]
pub fn future(a: u32) -> impl Future<Output = u32> {
    async move { a }
}

#[measured]
pub fn boxed<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { a.len() })
}

#[both]
pub async fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(state)
}

#[both(ok_if = serde_json::Value::is_object)]
pub fn judged(mut state: serde_json::Value) -> serde_json::Value {
    state.take()
}

#[measured(memory = "off", error_if = Option::is_none)]
pub fn judged_option(a: Option<u32>) -> Option<u32> {
    a
}

#[measured]
#[must_use]
pub async fn kept() -> u32 {
    1
}

#[measured]
pub fn never() -> ! {
    loop {}
}

#[measured]
#[track_caller]
pub fn tracked() -> Result<u32, String> {
    Err(std::panic::Location::caller().to_string())
}

pub struct S(u32);

#[measured(budget_ms = 1.5, classify)]
impl S {
    pub fn method(&self) -> Result<u32, String> {
        Ok(self.0)
    }
    pub fn taken(mut self) -> Result<Self, String> {
        self.0 += 1;
        Ok(self)
    }
    pub async fn later(&mut self, a: u32) -> u32 {
        self.0 += a;
        self.0
    }
    pub const LIMIT: u32 = 1;
    pub const fn limit() -> u32 {
        Self::LIMIT
    }
}
