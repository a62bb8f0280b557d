pub struct S {
    pub name: String,
}

#[measured]
pub fn dot(s: &S) -> usize {
    s.
}

#[measured]
pub fn after() -> u32 {
    1
}
