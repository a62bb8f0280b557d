#[measured]
#[expect(unused_variables)]
pub fn plain(a: u32) -> u32 {
    a
}

#[measured]
#[expect(unused_variables, unused_mut, reason = "not yet")]
pub fn result(a: u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
#[expect(dead_code)]
pub async fn later() -> u32 {
    1
}

#[measured]
#[expect(unused_imports)]
pub async fn later_result() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub fn parameter(#[expect(unused_variables)] a: u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub async fn later_parameter(#[expect(unused_variables)] a: u32) -> u32 {
    a
}

#[measured]
pub fn future(#[expect(unused_variables)] a: u32) -> impl Future<Output = u32> {
    async move { a }
}

#[both]
#[expect(unused_braces)]
pub fn node(#[expect(unused_mut)] state: serde_json::Value) -> serde_json::Value {
    state
}

#[measured]
pub fn inner() -> Result<u32, String> {
    #![expect(unused_variables)]
    Ok(1)
}

pub struct S;

#[measured]
#[expect(unused_variables)]
impl S {
    #[expect(unused_mut)]
    pub fn method(&self) -> Result<u32, String> {
        Ok(1)
    }
}

#[measured]
#[expect(clippy::needless_return)]
pub fn tool() -> Result<u32, String> {
    Ok(1)
}
