use std::future::Future;

pub struct S<'a>(&'a str);

#[measured]
pub fn needless<'a>(a: &'a str) -> &'a str {
    a
}

#[measured]
pub fn needless_result<'a>(a: &'a str) -> Result<&'a str, String> {
    a.get(1..).ok_or_else(String::new)
}

#[measured]
pub async fn needless_later<'a>(a: &'a str) -> &'a str {
    std::future::ready(a).await
}

#[measured]
pub fn extra<'a, 'b>(a: &'a str) -> Result<usize, String> {
    a.len().checked_add(1).ok_or_else(String::new)
}

#[measured]
pub fn future<'a>(a: &'a str) -> impl Future<Output = usize> + use<'a> {
    async move { a.len() }
}

#[measured]
impl<'a> S<'a> {
    pub fn get<'b>(&'b self) -> &'b str {
        self.0
    }
    pub fn result(&self) -> Result<&'a str, String> {
        self.0.get(1..).ok_or_else(String::new)
    }
    pub async fn later<'b>(&'b self) -> &'b str {
        std::future::ready(self.0).await
    }
}

#[both]
pub fn node<'a>(state: &'a serde_json::Value) -> &'a serde_json::Value {
    state
}
