#[measured]
pub async fn unused_argument(value: u32) {
    support::yield_once().await;
}

#[measured]
pub async fn unneeded_mut(mut value: u32) -> u32 {
    support::yield_once().await;
    value
}

#[measured]
pub async fn assigned_only(mut value: u32) {
    support::yield_once().await;
    value = 2;
}

#[measured]
pub async fn in_a_pattern((one, two): (u32, u32)) -> u32 {
    support::yield_once().await;
    one
}

#[both]
pub async fn node(state: serde_json::Value, unused: u32) -> serde_json::Value {
    support::yield_once().await;
    state
}
