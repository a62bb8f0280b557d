use std::future::Future;

pub struct Wrapper<'a>(&'a str);

#[measured]
pub fn plain<'a>() -> &'a str {
    let a = String::new();
    &a
}

#[measured]
pub fn result<'a>() -> Result<&'a str, String> {
    let a = String::new();
    Ok(&a)
}

#[measured]
pub async fn later<'a>() -> &'a str {
    let a = String::new();
    &a
}

#[measured]
pub async fn later_argument<'a>(a: String) -> Result<&'a str, String> {
    Ok(a.as_str())
}

#[measured]
pub fn future<'a>() -> impl Future<Output = &'a str> {
    let a = String::new();
    async { a.as_str() }
}

#[both]
pub async fn later_node<'a>(state: serde_json::Value) -> Result<&'a serde_json::Value, String> {
    Ok(&state)
}

#[measured]
pub fn temporary(a: &str) -> Result<&str, String> {
    Ok(a.to_uppercase().as_str())
}

#[measured]
pub async fn later_temporary(a: &str) -> &str {
    a.to_uppercase().as_str()
}
