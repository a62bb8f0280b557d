use std::future::Future;

fn needs(_: impl FnOnce() + 'static) {}

#[measured]
pub fn plain(a: &str) -> u32 {
    needs(move || drop(a.len()));
    1
}

#[measured]
pub fn result(a: &str) -> Result<u32, String> {
    needs(move || drop(a.len()));
    Ok(1)
}

#[measured]
pub async fn later(a: &str) -> Result<u32, String> {
    needs(move || drop(a.len()));
    Ok(1)
}

#[measured]
pub fn generic<T>(a: T) -> Result<Box<dyn std::any::Any>, String>
where
    T: std::fmt::Debug,
{
    Ok(Box::new(a))
}

#[measured]
pub async fn later_generic<T: std::fmt::Debug>(a: T) -> Box<dyn std::any::Any> {
    Box::new(a)
}

#[measured]
pub fn spawned(a: &str) -> impl Future<Output = u32> {
    tokio::spawn(async move { drop(a.len()) });
    async { 1 }
}

#[both]
pub fn node(state: &serde_json::Value) -> serde_json::Value {
    needs(move || drop(state.clone()));
    state.clone()
}
