pub enum Choice {
    One(u32),
    Two,
}

#[measured]
pub fn plain(a: Choice) -> u32 {
    match a {
        Choice::One(b) => b,
    }
}

#[measured]
pub fn result(a: Choice) -> Result<u32, String> {
    let Choice::One(b) = a;
    Ok(b)
}

#[measured]
pub async fn later(a: Choice) -> Result<u32, String> {
    match a {
        Choice::Two => Ok(1),
    }
}

#[measured]
pub async fn later_let(a: Option<u32>) -> u32 {
    let Some(b) = a;
    b
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    match state {
        serde_json::Value::Null => state,
    }
}
