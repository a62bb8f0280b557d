#[measured]
pub fn condition(a: u32) -> Result<u32, String> {
    if a
}

#[measured]
pub fn arms(a: u32) -> Result<u32, String> {
    match a {
        1 =>
    }
}
