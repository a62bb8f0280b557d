use std::fmt::Display;
use std::future::Future;

pub trait Store {
    type Key: Display;
    fn get(&self) -> Self::Key;
}

#[measured]
pub fn plain<S: Store>(store: &S) -> String {
    store.get()
}

#[measured]
pub fn parameter<T>(a: T) -> Result<T, String> {
    Ok(1)
}

#[measured]
pub fn alias<T: Default>(a: u32) -> T {
    a
}

#[measured]
pub async fn later<S: Store>(store: &S) -> Result<S::Key, String> {
    Ok(1)
}

#[measured]
pub fn future<T: Default>() -> impl Future<Output = T> {
    async { T::missing() }
}

#[measured]
pub fn array<const N: usize>(a: [u32; N]) -> Result<[u32; 2], String> {
    Ok(a)
}

#[measured]
pub fn argument(a: impl Display) -> Result<u32, String> {
    Ok(a.missing())
}

#[measured]
pub fn missing_bound<K, V>(map: &std::collections::HashMap<K, V>, key: K) -> Option<V> {
    map.get(&key).cloned()
}

#[both]
pub fn node<T: Into<serde_json::Value>>(state: serde_json::Value, a: T) -> serde_json::Value {
    drop(state);
    a
}
