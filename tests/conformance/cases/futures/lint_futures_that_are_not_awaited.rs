#[measured]
pub async fn plain() -> u32 {
    support::yield_once().await;
    1
}

#[measured]
#[allow(clippy::missing_errors_doc)]
pub async fn fallible(text: &str) -> Result<u32, std::num::ParseIntError> {
    support::yield_once().await;
    text.parse()
}

#[measured]
#[must_use]
pub async fn must_use() -> u32 {
    support::yield_once().await;
    1
}

#[measured]
#[must_use = "with a reason"]
pub async fn must_use_with_a_reason() -> u32 {
    support::yield_once().await;
    1
}

#[measured]
#[allow(clippy::manual_async_fn)]
pub fn returned() -> impl Future<Output = u32> {
    async { 1 }
}

#[measured]
pub fn boxed() -> std::pin::Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async { 1 })
}

#[both]
pub async fn node(state: serde_json::Value) -> serde_json::Value {
    support::yield_once().await;
    state
}

#[measured]
pub async fn forgets() {
    support::yield_once();
    plain();
    let _ = plain();
    fallible("5").await;
    fallible("5");
    must_use().await;
    must_use();
    must_use_with_a_reason();
    must_use_with_a_reason().await;
    returned();
    boxed();
    node(serde_json::Value::Null);
    let _ignored = async { plain() };
}
