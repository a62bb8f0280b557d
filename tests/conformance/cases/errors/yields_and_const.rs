//@ reworded
#[measured]
pub fn array(a: usize) -> Result<u32, String> {
    let b = [0; a];
    Ok(b[0])
}

#[measured]
pub async fn array_later(a: usize) -> u32 {
    let b = [0_u32; a];
    b[0]
}

#[measured]
pub fn awaits() -> Result<u32, String> {
    std::future::ready(1).await;
    Ok(1)
}

#[measured]
pub fn awaits_in_a_closure() -> u32 {
    let a = || std::future::ready(1).await;
    a()
}

#[measured]
pub fn constant(a: u32) -> Result<u32, String> {
    const LIMIT: u32 = a;
    Ok(LIMIT)
}

#[measured]
pub fn nested(a: u32) -> Result<u32, String> {
    fn inner() -> u32 {
        a
    }
    Ok(inner())
}
