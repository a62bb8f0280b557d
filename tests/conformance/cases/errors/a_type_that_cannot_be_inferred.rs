pub struct Outcome;

#[measured]
pub fn plain() -> usize {
    let a = Vec::new();
    a.len()
}

#[measured]
pub fn result() -> Result<usize, String> {
    let a = "1".parse()?;
    drop(a);
    Ok(1)
}

#[measured]
pub fn collected() -> Result<usize, String> {
    let a = [1].iter().collect();
    Ok(1)
}

#[measured]
pub fn alias() -> Outcome {
    let _ = None;
    Outcome
}

#[measured]
pub async fn later() -> Result<usize, String> {
    let a = Vec::new();
    Ok(a.len())
}

#[measured]
pub async fn later_default() -> u32 {
    let _ = Default::default();
    1
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    let _ = "1".parse().unwrap();
    state
}

#[measured]
pub fn closure() -> Result<u32, String> {
    let f = |x| x.len();
    Ok(f("a") as u32)
}
