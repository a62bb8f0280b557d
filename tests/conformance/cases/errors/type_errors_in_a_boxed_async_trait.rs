//@ reworded
use async_trait::async_trait;

#[async_trait]
pub trait Store {
    async fn get(&self, key: &str) -> Result<u32, String>;
    async fn put(&mut self, key: String) -> u32;
}

pub struct S(Vec<u32>);

#[async_trait]
impl Store for S {
    #[measured]
    async fn get(&self, key: &str) -> Result<u32, String> {
        Ok(key)
    }
    #[measured]
    async fn put(&mut self, key: String) -> u32 {
        self.0.push(key);
        self.0.len()
    }
}
