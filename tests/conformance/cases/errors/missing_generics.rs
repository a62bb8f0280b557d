use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

pub struct Wrapper<T>(T);

#[measured]
pub fn plain() -> Vec {
    Vec::new()
}

#[measured]
pub fn result() -> Result<Wrapper, String> {
    Ok(Wrapper(1))
}

#[measured]
pub fn without_error() -> Result<u32> {
    Ok(1)
}

#[measured]
pub fn alias() -> Wrapper {
    Wrapper(1)
}

#[measured]
pub async fn later() -> Result<u32> {
    Ok(1)
}

#[measured]
pub async fn later_alias() -> Wrapper {
    Wrapper(1)
}

#[measured]
pub fn too_many() -> Result<u32, String, u32> {
    Ok(1)
}

#[measured]
pub async fn later_too_many() -> Result<u32, String, u32> {
    Ok(1)
}

#[measured]
pub fn future() -> impl Future<Output = Wrapper> {
    async { Wrapper(1) }
}

#[measured]
pub fn boxed() -> Pin<Box<dyn Future<Output = Result<u32>>>> {
    Box::pin(async { Ok(1) })
}

#[measured]
pub fn argument(a: HashMap<u32>) -> Result<u32, String> {
    Ok(a.len() as u32)
}

#[both]
pub fn node(state: HashMap<String>) -> HashMap<String> {
    state
}
