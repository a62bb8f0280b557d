pub struct Outcome;

#[measured]
pub fn plain(a: u32) -> u32 {
    (a + 1)
}

#[measured]
pub fn braces(a: u32) -> u32 {
    { a }
}

#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    (Ok(a))
}

#[measured]
pub fn result_braces(a: u32) -> Result<u32, String> {
    { Ok(a) }
}

#[measured]
pub fn returned(a: u32) -> Result<u32, String> {
    return (Ok(a));
}

#[measured]
pub fn condition(a: u32) -> Result<u32, String> {
    if (a == 1) { Ok(1) } else { Ok({ a }) }
}

#[measured]
pub fn alias() -> Outcome {
    let a = (1);
    drop((a));
    (Outcome)
}

#[measured]
pub async fn later(a: u32) -> u32 {
    (a + 1)
}

#[measured]
pub async fn later_braces(a: u32) -> Result<u32, String> {
    { Ok(a) }
}

#[measured]
pub async fn later_result(a: u32) -> Result<u32, String> {
    while (a == 1) {}
    return (Ok(a));
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    (state)
}

#[measured]
pub fn types(a: (u32)) -> Result<(u32), String> {
    Ok(a)
}

#[measured]
pub async fn later_types(a: (u32)) -> (u32) {
    a
}
