#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub async fn later(a: u32) -> u32 {
    a
}

#[measured]
pub async fn later_result(a: u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub fn future(a: u32) -> impl Future<Output = u32> {
    async move { a }
}

#[both]
pub async fn node(state: serde_json::Value) -> serde_json::Value {
    state
}

pub fn forgets_the_result() -> u32 {
    result(1)
}

pub fn awaits_outside() -> u32 {
    later(1).await
}

pub async fn wrong_types() -> u32 {
    let a: String = later(1).await;
    let b: String = result("x")?;
    drop((a, b));
    1
}

pub fn as_a_pointer() -> fn(u64) -> Result<u32, String> {
    result
}

pub async fn future_of_another_output() {
    let a: String = future(1).await;
    let b: String = node(serde_json::Value::Null).await;
    drop((a, b));
}
