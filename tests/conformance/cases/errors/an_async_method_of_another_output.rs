pub trait Store {
    async fn get(&self, key: &str) -> Result<u32, String>;
}

pub struct S;

impl Store for S {
    #[measured]
    async fn get(&self, key: &str) -> Result<u64, String> {
        Ok(key.len() as u64)
    }
}
