//@ reworded: elsewhere
use std::future::Future;
use std::pin::Pin;

pub struct Wrapper<'a>(&'a str);

#[measured]
pub async fn later<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() { b } else { a }
}

#[measured]
pub async fn later_result<'a>(a: &'a str, b: &str) -> Result<&'a str, String> {
    if a.is_empty() {
        return Ok(b);
    }
    Ok(a)
}

#[measured]
pub fn future<'a>(a: &'a str, b: &'a str) -> impl Future<Output = &'static str> {
    async move { if a.is_empty() { b } else { a } }
}

#[measured]
pub fn boxed(a: &str) -> Pin<Box<dyn Future<Output = usize>>> {
    Box::pin(async move { a.len() })
}

pub struct S(String);

#[measured]
impl S {
    pub fn method(&self, a: &str) -> Result<&str, String> {
        Ok(a)
    }
    pub async fn later(&self, a: &str) -> &str {
        a
    }
    pub fn stored(&mut self, a: &str) -> Result<&'static str, String> {
        Ok(a)
    }
}
