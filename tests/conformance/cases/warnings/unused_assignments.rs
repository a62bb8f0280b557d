#[measured]
pub fn plain(mut a: u32) -> u32 {
    a = 1;
    let mut b = 1;
    b = 2;
    b
}

#[measured]
pub fn result(mut c: u32) -> Result<u32, String> {
    c += 1;
    let mut b = 1;
    b = 2;
    Ok(b)
}

#[measured]
pub async fn later(mut a: u32, mut c: u32) -> Result<u32, String> {
    a = 1;
    c += 1;
    let mut b = 1;
    b = 2;
    Ok(b)
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    let mut b = state;
    b = serde_json::Value::Null;
    serde_json::Value::Null
}
