pub struct Shop;

impl Shop {
    #[measured]
    async fn private(&self) -> u32 {
        support::yield_once().await;
        1
    }

    #[both]
    async fn node(&self, state: serde_json::Value) -> serde_json::Value {
        support::yield_once().await;
        state
    }

    #[measured]
    pub async fn public(&self) -> u32 {
        self.node(serde_json::Value::Null).await;
        self.private().await
    }
}
