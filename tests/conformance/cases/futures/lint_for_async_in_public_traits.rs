//@ lost: async_fn_in_trait
pub trait Store {
    #[allow(clippy::unused_async)]
    #[measured]
    async fn provided(&self) -> u32 {
        1
    }

    #[measured]
    async fn waits(&self) -> Result<u32, String> {
        support::yield_once().await;
        Err(String::new())
    }

    async fn asked(&self) -> u32;
}

pub struct Shop;

impl Store for Shop {
    #[measured]
    async fn asked(&self) -> u32 {
        support::yield_once().await;
        1
    }
}
