//@ reworded
use std::rc::Rc;

trait Store {
    async fn asked(&self, key: u32) -> Result<u32, String>;
    fn sent(&self) -> impl Future<Output = u32> + Send;
}

struct Another;

impl Store for Another {
    #[measured]
    async fn asked(&self, key: &str) -> Result<u32, String> {
        key.parse().map_err(|_| String::new())
    }

    #[measured]
    async fn sent(&self) -> u32 {
        let rc = Rc::new(1);
        support::yield_once().await;
        *rc
    }
}
