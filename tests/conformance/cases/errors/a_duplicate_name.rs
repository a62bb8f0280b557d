pub struct S;

#[measured]
pub fn twice(a: u32, a: u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub async fn later_twice(a: u32, a: u32) -> u32 {
    a
}

#[measured]
pub fn twice(b: u32) -> u32 {
    b
}

#[both]
pub fn node(state: serde_json::Value, state: serde_json::Value) -> serde_json::Value {
    state
}
