//@ reworded
trait Store {
    #[measured]
    async fn provided(&self) -> u32 {
        support::yield_once().await;
        1
    }
}

struct Shop;

impl Store for Shop {}

pub fn check() -> Box<dyn Store> {
    Box::new(Shop)
}
