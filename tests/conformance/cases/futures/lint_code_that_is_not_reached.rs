#[measured]
pub async fn after_a_return() -> u32 {
    return 1;
    support::yield_once().await;
    2
}

#[measured]
#[allow(clippy::missing_errors_doc, clippy::missing_panics_doc)]
pub async fn after_a_panic() -> Result<u32, String> {
    support::yield_once().await;
    panic!("never further");
    Ok(1)
}

#[both]
pub async fn node(state: serde_json::Value) -> serde_json::Value {
    support::yield_once().await;
    return state;
    drop(1);
}
