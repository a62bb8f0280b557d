use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Mutex;

#[measured]
pub async fn unused() -> u32 {
    1
}

#[measured]
pub async fn unused_result(a: u32) -> Result<u32, String> {
    a.checked_add(1).ok_or_else(String::new)
}

#[measured]
pub async fn lock(a: &Mutex<u32>) -> u32 {
    let guard = a.lock().unwrap();
    std::future::ready(1).await;
    *guard
}

#[measured]
pub async fn cell(a: &RefCell<u32>) -> Result<u32, String> {
    let guard = a.borrow();
    std::future::ready(1).await;
    guard.checked_add(1).ok_or_else(String::new)
}

#[measured]
pub async fn large() -> u8 {
    let a = [0_u8; 32_000];
    std::future::ready(1).await;
    a[0]
}

#[measured]
pub async fn awaits_large() -> u8 {
    large().await
}

#[measured]
pub fn manual(a: u32) -> impl Future<Output = u32> {
    async move { a }
}

#[measured]
pub fn manual_boxed(a: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async move { std::future::ready(a).await })
}

#[both]
pub async fn node(state: serde_json::Value, a: &Mutex<u32>) -> serde_json::Value {
    let guard = a.lock().unwrap();
    std::future::ready(1).await;
    drop(guard);
    state
}

pub struct S;

#[measured]
impl S {
    pub async fn unused(&self) -> u32 {
        1
    }
    pub async fn unused_self(&self, a: u32) -> u32 {
        std::future::ready(a).await
    }
}
