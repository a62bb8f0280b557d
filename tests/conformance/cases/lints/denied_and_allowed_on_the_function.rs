#[measured]
#[deny(unused_variables)]
pub fn plain(a: u32) -> u32 {
    1
}

#[deny(unused_variables)]
#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[forbid(unused_mut)]
pub async fn later() -> u32 {
    let mut a = 1;
    a
}

#[measured]
#[allow(unused_variables)]
#[warn(unused_mut)]
pub async fn later_result(a: u32, mut b: u32) -> Result<u32, String> {
    Ok(b)
}

#[both]
#[deny(warnings)]
pub fn node(state: serde_json::Value, a: u32) -> serde_json::Value {
    state
}

#[measured]
#[allow(unused)]
fn unused(a: u32, mut b: u32) -> Result<u32, String> {
    let c = 1;
    Ok(1)
}

#[measured]
pub fn parameter(#[allow(unused_variables)] a: u32, #[deny(unused_variables)] b: u32) -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub async fn later_parameter(#[allow(unused_variables)] a: u32, #[deny(unused_mut)] mut b: u32) -> u32 {
    b
}

#[measured]
#[deny(nonexistent_lint, clippy::nonexistent)]
pub fn unknown() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[allow(unused_variables)]
#[deny(unused)]
pub mod inside {
    pub fn f(a: u32) -> u32 {
        let mut b = 1;
        b
    }
}
