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
        key.lenght();
        Ok(misspelt)
    }
    #[measured]
    async fn put(&mut self, key: String) -> u32 {
        missing(key)
    }
}

pub struct B(Vec<u32>);

#[measured]
#[async_trait]
impl Store for B {
    async fn get(&self, key: &str) -> Result<u32, String> {
        Ok(misspelt + key)
    }
    async fn put(&mut self, key: String) -> u32 {
        missing(key)
    }
}
