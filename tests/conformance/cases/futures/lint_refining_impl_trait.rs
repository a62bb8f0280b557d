use support::yield_once;

pub trait Store {
    fn returned(&self) -> impl Future<Output = u32>;
    fn sent(&self) -> impl Future<Output = u32> + Send;
}

pub struct Shop;

impl Store for Shop {
    #[measured]
    async fn returned(&self) -> u32 {
        yield_once().await;
        1
    }

    #[measured]
    fn sent(&self) -> impl Future<Output = u32> + Send {
        std::future::ready(1)
    }
}

pub struct Refined;

impl Store for Refined {
    #[measured]
    fn returned(&self) -> impl Future<Output = u32> + Send {
        std::future::ready(1)
    }

    #[measured]
    fn sent(&self) -> std::future::Ready<u32> {
        std::future::ready(1)
    }
}
