use std::fmt::Debug;
use std::future::Future;

fn needs<T: Debug + Clone>(_: &T) {}

#[measured]
pub fn plain<T>(a: T) -> u32 {
    needs(&a);
    1
}

#[measured]
pub fn result<T>(a: T) -> Result<T, String> {
    needs(&a);
    Ok(a)
}

#[measured]
pub fn generic<T>(a: T) -> T {
    needs(&a);
    a.clone()
}

#[measured]
pub async fn later<T>(a: T) -> Result<T, String> {
    needs(&a);
    Ok(a)
}

#[measured]
pub fn future<T>(a: T) -> impl Future<Output = u32> {
    needs(&a);
    async { 1 }
}

#[both]
pub fn node<T>(state: serde_json::Value, a: T) -> serde_json::Value {
    needs(&a);
    state
}

#[measured]
pub fn argument(a: impl Sized) -> Result<String, String> {
    Ok(format!("{a:?}"))
}

#[measured]
pub async fn later_argument(a: impl Sized) -> Result<String, String> {
    Ok(format!("{a}"))
}

#[measured]
pub fn add<T>(a: T, b: T) -> T {
    a + b
}

#[measured]
pub async fn later_add<T>(a: T, b: T) -> T {
    a + b
}
