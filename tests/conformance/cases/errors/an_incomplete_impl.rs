pub struct S {
    name: String,
}

#[measured]
impl S {
    pub fn complete(&self) -> Result<u32, String> {
        Ok(1)
    }
    pub fn dot(&self) -> usize {
        self.
    }
    pub async fn later(&self) -> Result<usize, String> {
        let a = self.name.
    }
}
