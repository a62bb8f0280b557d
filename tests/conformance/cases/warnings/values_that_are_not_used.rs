pub struct Outcome;

#[measured]
pub fn plain(a: u32) -> u32 {
    a + 1;
    a == 1;
    "text";
    Some(a).map(|a| a + 1);
    a
}

#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    a + 1;
    !a;
    Vec::<u32>::new();
    vec![1].iter().map(|b| b + a);
    std::mem::size_of::<u32>();
    Ok(a)
}

#[measured]
pub async fn later(a: u32) -> Result<u32, String> {
    a + 1;
    async { 1 };
    vec![1].iter().map(|b| b + a);
    || 1;
    Ok(a)
}

#[measured]
pub fn alias() -> Outcome {
    format!("a");
    Outcome
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    state.clone();
    state == serde_json::Value::Null;
    state
}
