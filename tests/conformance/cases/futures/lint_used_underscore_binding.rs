use support::yield_once;

#[measured]
pub async fn held(_a: String, __b: String) {
    yield_once().await;
}

#[measured]
pub async fn used(_a: String) -> usize {
    yield_once().await;
    _a.len()
}

#[both]
pub async fn node(state: serde_json::Value, _held: String) -> serde_json::Value {
    yield_once().await;
    state
}
