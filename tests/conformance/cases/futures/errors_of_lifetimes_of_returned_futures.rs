//@ reworded: elsewhere
use std::pin::Pin;

#[measured]
fn not_static(text: &str) -> Pin<Box<dyn Future<Output = usize>>> {
    Box::pin(async move { text.len() })
}

#[measured]
fn opaque_not_static(text: &str) -> impl Future<Output = usize> + 'static {
    async move { text.len() }
}

#[measured]
fn opaque_of_one<'a>(one: &'a str, two: &str) -> impl Future<Output = usize> + use<'a> {
    async move { one.len() + two.len() }
}
