#[measured]
#[expect(unused_variables)]
pub fn plain(a: u32) -> u32 {
    1
}

#[expect(unused_variables, reason = "not yet")]
#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[expect(unused_mut)]
pub async fn later() -> u32 {
    let mut a = 1;
    a
}

#[measured]
#[expect(dead_code)]
fn dead() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[expect(dead_code)]
async fn dead_later() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[expect(non_snake_case)]
pub fn Camel() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[expect(non_snake_case)]
pub async fn CamelLater(Argument: u32) -> u32 {
    Argument
}

#[both]
#[expect(unreachable_code)]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    return state;
    serde_json::Value::Null
}

#[measured]
pub fn parameter(#[expect(unused_variables)] a: u32) -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub async fn later_parameter(#[expect(unused_variables)] a: u32) -> u32 {
    1
}

#[measured]
pub fn statement() -> Result<u32, String> {
    #[expect(unused_variables)]
    let a = 1;
    Ok(1)
}

#[measured]
pub fn inner() -> Result<u32, String> {
    #![expect(unused_variables)]
    let a = 1;
    Ok(1)
}

#[measured]
#[expect(unused_must_use)]
pub fn must_use() -> Result<u32, String> {
    statement();
    Ok(1)
}

pub struct S;

#[measured]
#[expect(unused_variables)]
impl S {
    pub fn method(&self, a: u32) -> Result<u32, String> {
        Ok(1)
    }
    #[expect(unused_parens)]
    pub async fn later(&self) -> u32 {
        (1)
    }
}

#[measured]
#[expect(deprecated)]
pub fn calls() -> Result<u32, String> {
    Ok(old())
}

#[deprecated]
pub fn old() -> u32 {
    1
}
