#[measured]
pub fn keyword(a: u32) -> Result<u32, String> {
    for a
    Ok(a)
}

#[measured]
pub async fn other(a: u32) -> u32 {
    a ? b : c
}
