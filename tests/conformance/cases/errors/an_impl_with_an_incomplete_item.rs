pub struct S {
    name: String,
}

#[measured]
impl S {
    pub fn complete(&self) -> Result<u32, String> {
        Ok(1)
    }
    pub fn
}
