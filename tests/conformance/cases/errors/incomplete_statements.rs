#[measured]
pub async fn missing_semicolon(a: u32) -> Result<u32, String> {
    let b = a
    let c = b;
    Ok(c)
}

#[measured]
pub fn missing_comma(a: u32) -> Result<(u32, u32), String> {
    Ok((a a))
}
