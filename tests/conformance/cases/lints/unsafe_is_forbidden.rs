#![forbid(unsafe_code)]

#[measured]
pub fn plain(a: u32) -> u32 {
    a
}

#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    unsafe { Ok(a) }
}

#[measured]
pub async fn later(a: u32) -> u32 {
    unsafe { a }
}

#[measured]
pub unsafe fn annotated(a: u32) -> Result<u32, String> {
    Ok(a)
}

#[both]
pub async fn node(state: serde_json::Value) -> serde_json::Value {
    state
}
