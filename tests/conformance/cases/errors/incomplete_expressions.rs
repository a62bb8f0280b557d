#[measured]
pub fn operator(a: u32) -> Result<u32, String> {
    Ok(a + )
}

#[measured]
pub fn call(a: u32) -> u32 {
    call(a, ,)
}
