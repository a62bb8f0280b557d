#[measured]
#[inlin]
pub fn unknown() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[must_use]
#[must_use]
pub fn twice() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[derive(Debug)]
pub fn derived() -> u32 {
    1
}

#[measured]
#[inline]
pub async fn parameter(#[unknown] a: u32) -> u32 {
    a
}
