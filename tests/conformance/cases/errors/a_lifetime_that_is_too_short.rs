use std::future::Future;
use std::pin::Pin;

pub struct Wrapper<'a>(&'a str);

#[measured]
pub fn plain<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() { b } else { a }
}

#[measured]
pub fn result<'a, 'b>(a: &'a str, b: &'b str) -> Result<&'a str, String> {
    Ok(if a.is_empty() { b } else { a })
}

#[measured]
pub fn elided<'a>(a: &'a str, b: &str) -> Result<&'a str, String> {
    if a.is_empty() {
        return Ok(b);
    }
    Ok(a)
}

#[measured]
pub fn alias<'a>(a: &'a str, b: &str) -> Wrapper<'a> {
    drop(a);
    Wrapper(b)
}

#[both]
pub fn node<'a>(state: &'a serde_json::Value, b: &serde_json::Value) -> &'a serde_json::Value {
    if state.is_null() { b } else { state }
}

pub struct S(String);
