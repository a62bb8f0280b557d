//@ reworded
#[measured]
pub fn plain((a): u32) -> u32 {
    a
}

#[measured]
pub fn result((a): u32) -> Result<u32, String> {
    let (b) = a;
    Ok(b)
}

#[measured]
pub async fn later((a): u32) -> u32 {
    a
}
