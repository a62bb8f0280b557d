//@ reworded
pub struct S {
    pub name: String,
}

#[measured]
pub async fn dot(s: &S) -> Result<usize, String> {
    s.name.
}

#[measured]
pub async fn after() -> u32 {
    1
}
