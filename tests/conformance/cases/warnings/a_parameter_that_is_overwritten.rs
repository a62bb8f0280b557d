//@ reworded: elsewhere
pub struct Outcome;

#[measured]
pub fn overwritten(mut a: u32) -> Result<u32, String> {
    a = 1;
    Ok(a)
}

#[measured]
pub fn alias(mut a: u32) -> Outcome {
    a = 1;
    a = 2;
    drop(a);
    Outcome
}

#[measured]
pub async fn later_overwritten(mut a: u32) -> u32 {
    a = 1;
    a
}
