use std::pin::Pin;

#[measured]
#[allow(clippy::manual_async_fn)]
pub fn lends<'a>(text: &'a str) -> impl Future<Output = &'a str> + Send + 'a {
    async move { text }
}

#[measured]
pub fn boxed<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { text.len() })
}

pub struct Borrowed<'a>(&'a str);

impl<'a> Borrowed<'a> {
    #[measured]
    pub async fn waits(&self) -> &'a str {
        support::yield_once().await;
        self.0
    }
}
