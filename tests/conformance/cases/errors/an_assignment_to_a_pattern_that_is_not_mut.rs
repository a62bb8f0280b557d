pub struct Outcome;

#[measured]
pub fn plain((a, b): (u32, u32)) -> u32 {
    a += b;
    a
}

#[measured]
pub fn result((a, b): (u32, u32)) -> Result<u32, String> {
    a += b;
    Ok(a)
}

#[measured]
pub async fn later((a, b): (u32, u32)) -> Result<u32, String> {
    a += b;
    Ok(a)
}

#[measured]
pub fn alias([a, ..]: [u32; 3]) -> Outcome {
    a = 2;
    drop(a);
    Outcome
}
