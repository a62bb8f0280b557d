use std::pin::Pin;

#[measured]
pub fn returned(value: u8) -> impl Future<Output = u8> + Send {
    async move { value }
}

#[measured]
pub fn fallible(value: u8) -> impl Future<Output = Result<u8, String>> {
    async move { value.checked_add(1).ok_or_else(String::new) }
}

#[measured]
pub fn boxed(value: u8) -> Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(async move { value })
}
