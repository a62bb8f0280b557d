pub struct Outcome;

#[measured]
pub fn plain(a: u32) -> u32 {
    plain(a)
}

#[measured]
pub fn unit() {
    unit();
}

#[measured]
pub fn generic<T>(a: T) -> T {
    generic(a)
}

pub struct S;

impl S {
    #[measured]
    pub fn method(&self) -> u32 {
        self.method()
    }
}

impl Default for S {
    #[measured]
    fn default() -> Self {
        Self::default()
    }
}
