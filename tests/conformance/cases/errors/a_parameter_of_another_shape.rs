//@ reworded
pub struct Point {
    x: u32,
}

#[measured]
pub fn plain((a, b): (u32, u32, u32)) -> u32 {
    a + b
}

#[measured]
pub fn result(Point { z, .. }: Point) -> Result<u32, String> {
    Ok(z)
}

#[measured]
pub async fn later((a, b): (u32, u32, u32)) -> Result<u32, String> {
    Ok(a + b)
}

#[measured]
pub async fn later_struct(Point { .. }: u32, [a]: [u32; 2]) -> u32 {
    a
}

#[both]
pub fn node(state: serde_json::Value, (a,): u32) -> serde_json::Value {
    drop(a);
    state
}
