#[measured]
pub fn argument(a: ) -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub fn after() -> u32 {
    1
}
