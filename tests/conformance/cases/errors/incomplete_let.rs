#[measured]
pub fn unfinished() -> Result<usize, String> {
    let a =
}

#[measured]
pub fn after(a: u32) -> u32 {
    let
}
