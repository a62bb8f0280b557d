#[measured]
pub fn path() -> Result<usize, String> {
    String::
}

#[measured]
pub fn after() -> u32 {
    1
}
