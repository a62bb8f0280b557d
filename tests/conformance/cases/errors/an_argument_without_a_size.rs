use std::future::Future;

#[measured]
pub fn plain(a: str) -> u32 {
    a.len() as u32
}

#[measured]
pub fn returns() -> str {
    *"a"
}

#[measured]
pub async fn later(a: str) -> u32 {
    a.len() as u32
}

#[measured]
pub fn returns_trait() -> dyn Future<Output = u32> {
    async { 1 }
}
