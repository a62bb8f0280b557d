pub struct Point {
    x: u32,
    y: u32,
}

#[measured]
pub fn plain(Point { x, y }: Point, (a, mut b): (u32, u32)) -> u32 {
    x
}

#[measured]
pub fn result(Point { x, y }: Point, [a, mut b]: [u32; 2], &c: &u32) -> Result<u32, String> {
    Ok(x)
}

#[measured]
pub async fn later(Point { x, y: z }: Point, (a, mut b): (u32, u32)) -> u32 {
    x
}

#[measured]
pub async fn later_result(Point { x, .. }: Point, p @ Point { .. }: Point) -> Result<u32, String> {
    Ok(p.x)
}

#[both]
pub fn node(state: serde_json::Value, Point { x, y }: Point) -> serde_json::Value {
    drop(y);
    state
}

#[measured(fields(x))]
pub fn fields(Point { x, y }: Point) -> Result<u32, String> {
    Ok(x)
}
