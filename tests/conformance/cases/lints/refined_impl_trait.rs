pub trait Store {
    fn future(&self) -> impl Future<Output = u32>;
    fn iterator(&self) -> impl Iterator<Item = u32>;
    fn later(&self) -> impl Future<Output = u32> + Send;
}

pub struct S;

impl Store for S {
    #[measured]
    fn future(&self) -> impl Future<Output = u32> + Send {
        async { 1 }
    }
    #[measured]
    fn iterator(&self) -> std::vec::IntoIter<u32> {
        vec![1].into_iter()
    }
    #[measured]
    fn later(&self) -> std::future::Ready<u32> {
        std::future::ready(1)
    }
}
