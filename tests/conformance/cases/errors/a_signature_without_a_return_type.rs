#[measured]
pub fn arrow() -> {
    1
}

#[measured]
pub fn after() -> u32 {
    1
}
