trait Store {
    async fn asked(&self, key: u32) -> Result<u32, String>;
    fn sent(&self) -> impl Future<Output = u32> + Send;
}

struct Outputs;

impl Store for Outputs {
    #[measured]
    async fn asked(&self, _key: u32) -> u32 {
        1
    }

    #[measured]
    fn sent(&self) -> u32 {
        1
    }
}
