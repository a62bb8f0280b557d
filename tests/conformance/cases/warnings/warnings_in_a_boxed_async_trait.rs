use async_trait::async_trait;

#[async_trait]
pub trait Store {
    async fn get(&self, key: &str, b: u32) -> Result<u32, String>;
    async fn put(&mut self, mut key: String) -> u32 {
        1
    }
}

pub struct S;

#[async_trait]
impl Store for S {
    #[measured]
    async fn get(&self, key: &str, mut b: u32) -> Result<u32, String> {
        let a = 1;
        Ok(b)
    }
    #[measured]
    async fn put(&mut self, key: String) -> u32 {
        return 1;
        2
    }
}
