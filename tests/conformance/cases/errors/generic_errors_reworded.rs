//@ reworded
pub trait Store {
    type Key: std::fmt::Display;
    fn get(&self) -> Self::Key;
}

#[measured]
pub fn result<S>(store: &S) -> Result<S::Key, String>
where
    S: Store,
{
    Ok(store.get().to_string())
}

#[measured]
pub async fn later_plain<T: Default>() -> T {
    1
}

#[measured]
pub fn missing_bound_result<K, V>(map: &std::collections::HashMap<K, V>, key: K) -> Result<V, String> {
    map.get(&key).cloned().ok_or_else(String::new)
}
