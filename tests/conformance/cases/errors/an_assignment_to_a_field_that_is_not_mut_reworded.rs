//@ reworded
pub struct Outcome;

#[measured(fields(a))]
pub fn plain_fields(a: u32) -> Result<u32, String> {
    a += 1;
    Ok(a)
}
