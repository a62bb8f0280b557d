#[measured]
async fn never_called() {
    support::yield_once().await;
}

struct Shop(u32);

impl Shop {
    #[measured]
    async fn never_called(&self) -> Result<u32, String> {
        support::yield_once().await;
        self.0.checked_add(1).ok_or_else(String::new)
    }
}

#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    support::yield_once().await;
    state
}
