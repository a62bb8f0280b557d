#![warn(unused_lifetimes, single_use_lifetimes)]

#[measured]
pub fn plain<'A, t>(a: &'A t) -> u32 {
    drop(a);
    1
}

#[measured]
pub fn result<'a, 'unused>(a: &'a str) -> Result<u32, String> {
    Ok(a.len() as u32)
}

#[measured]
pub async fn later<'a, 'unused>(a: &'a str) -> Result<usize, String> {
    Ok(a.len())
}

#[measured]
pub async fn later_plain<'a>(a: &'a str) -> &'a str {
    a
}

#[measured]
pub async fn later_single<'a>(a: &'a str) {
    drop(a);
}

#[measured]
pub fn both_used<'a>(a: &'a str, b: &'a str) -> Result<u32, String> {
    Ok((a.len() + b.len()) as u32)
}

pub struct S<'a>(&'a str);

#[measured]
impl<'a> S<'a> {
    pub fn method<'b>(&self, b: &'b str) -> Result<u32, String> {
        Ok((self.0.len() + b.len()) as u32)
    }
    pub async fn later<'b>(&self, b: &'b str) -> usize {
        b.len()
    }
}

#[both]
pub fn node<'a>(state: &'a serde_json::Value) -> serde_json::Value {
    state.clone()
}
