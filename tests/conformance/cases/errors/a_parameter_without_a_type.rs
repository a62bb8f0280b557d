#[measured]
pub fn parameter(a) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub async fn later(a, b: u32) -> u32 {
    b
}
