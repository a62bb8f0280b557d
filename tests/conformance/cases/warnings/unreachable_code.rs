pub struct Outcome;

#[measured]
pub fn plain() -> u32 {
    return 1;
    2
}

#[measured]
pub fn result() -> Result<u32, String> {
    return Ok(1);
    Ok(2)
}

#[measured]
pub fn statement() -> Result<u32, String> {
    return Ok(1);
    println!("never");
}

#[measured]
pub fn alias() -> Outcome {
    panic!("always");
    Outcome
}

#[measured]
pub fn looped() -> Result<u32, String> {
    loop {}
    Ok(1)
}

#[measured]
pub fn always_panics(a: u32) -> Result<u32, String> {
    panic!("{a}")
}

#[measured]
pub fn to_do(a: u32) -> Result<u32, String> {
    todo!()
}

#[measured]
pub async fn later_to_do(a: u32) -> Result<u32, String> {
    todo!()
}

#[measured]
pub async fn later() -> u32 {
    return 1;
    2
}

#[measured]
pub async fn later_result() -> Result<u32, String> {
    panic!("always");
    Ok(1)
}

#[measured]
pub fn never() -> ! {
    panic!("always");
    loop {}
}

#[measured]
pub async fn never_later() -> ! {
    loop {}
    panic!("never")
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    return state;
    serde_json::Value::Null
}

#[both]
pub async fn later_node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    drop(state);
    unimplemented!()
}

pub fn calls_never() -> u32 {
    never();
    1
}

pub async fn calls_never_later() -> u32 {
    never_later().await;
    1
}
