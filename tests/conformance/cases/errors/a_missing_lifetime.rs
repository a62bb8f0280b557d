//@ reworded
use std::future::Future;
use std::pin::Pin;

#[measured]
pub fn plain(a: &str, b: &str) -> &str {
    if a.is_empty() { b } else { a }
}

#[measured]
pub fn result(a: &str, b: &str) -> Result<&str, String> {
    Ok(if a.is_empty() { b } else { a })
}

#[measured]
pub async fn later(a: &str, b: &str) -> &str {
    if a.is_empty() { b } else { a }
}

#[measured]
pub async fn later_result() -> Result<&str, String> {
    Ok("a")
}

#[measured]
pub fn undeclared(a: &'a str) -> Result<&'a str, String> {
    Ok(a)
}

#[measured]
pub async fn later_undeclared(a: &'a str) -> Result<&'a str, String> {
    Ok(a)
}

#[measured]
pub fn future(a: &'a str) -> impl Future<Output = &'a str> {
    async move { a }
}

#[measured]
pub fn boxed(a: &str) -> Pin<Box<dyn Future<Output = &'a str>>> {
    Box::pin(async move { a })
}

#[both]
pub fn node(state: &'a serde_json::Value) -> &'a serde_json::Value {
    state
}
