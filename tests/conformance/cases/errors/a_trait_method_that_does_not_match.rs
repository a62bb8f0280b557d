//@ reworded
use std::future::Future;

pub trait Store {
    fn get(&self, key: &str) -> Result<u32, String>;
    fn later(&self, key: &str) -> impl Future<Output = u32> + Send;
    fn needed(&self);
    async fn asynchronous(&self, key: &str) -> Result<u32, String>;
}

pub struct A;

impl Store for A {
    #[measured]
    fn get(&self, key: String) -> Result<u32, String> {
        Ok(key.len() as u32)
    }
    #[measured]
    async fn later(&self, key: u32) -> u32 {
        key
    }
    #[measured]
    fn needed(&mut self) {}
    #[measured]
    async fn asynchronous(&self, key: &str) -> Result<u64, String> {
        Ok(key.len() as u64)
    }
}

pub struct B;

#[measured]
impl Store for B {
    fn get(&self) -> Result<u32, String> {
        Ok(1)
    }
    fn later(&self, key: &str) -> u32 {
        1
    }
    fn unknown(&self) {}
    async fn asynchronous(&self, key: &str) -> Result<u32, String> {
        let rc = std::rc::Rc::new(1);
        std::future::ready(1).await;
        drop(rc);
        Ok(key.len() as u32)
    }
}
