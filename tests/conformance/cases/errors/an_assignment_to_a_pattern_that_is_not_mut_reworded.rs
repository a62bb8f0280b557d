//@ reworded
pub struct Outcome;

#[measured(fields(a))]
pub fn plain_fields(a: u32) -> Result<u32, String> {
    a += 1;
    Ok(a)
}

#[both]
pub fn node(state: serde_json::Value, (a, b): (u32, u32)) -> serde_json::Value {
    a += b;
    drop(a);
    state
}
