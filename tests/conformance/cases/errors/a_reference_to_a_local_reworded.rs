//@ reworded
use std::future::Future;

pub struct Wrapper<'a>(&'a str);

#[measured]
pub fn alias<'a>(a: String) -> Wrapper<'a> {
    Wrapper(&a)
}

#[measured]
pub fn result_argument<'a>(a: String) -> Result<&'a str, String> {
    Ok(a.as_str())
}

#[both]
pub fn node<'a>(state: serde_json::Value) -> &'a serde_json::Value {
    &state
}

#[measured]
pub fn iterator<'a>(a: Vec<u32>) -> Result<impl Iterator<Item = &'a u32>, String> {
    Ok(a.iter())
}
