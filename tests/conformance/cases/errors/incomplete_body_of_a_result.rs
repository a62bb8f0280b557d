//@ reworded
pub struct S {
    pub name: String,
}

#[measured]
pub fn dot(s: &S) -> Result<usize, String> {
    let a = s.name.
}

#[measured]
pub fn after() -> u32 {
    1
}
