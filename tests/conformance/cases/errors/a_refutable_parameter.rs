//@ reworded
#[measured]
pub fn plain(Some(a): Option<u32>) -> u32 {
    a
}

#[measured]
pub fn result(Some(a): Option<u32>) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub async fn later(Some(a): Option<u32>) -> Result<u32, String> {
    Ok(a)
}
