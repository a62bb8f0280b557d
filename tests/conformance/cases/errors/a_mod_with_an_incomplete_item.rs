#[measured]
pub mod inside {
    pub fn complete() -> Result<u32, String> {
        Ok(1)
    }
    pub stru
}
