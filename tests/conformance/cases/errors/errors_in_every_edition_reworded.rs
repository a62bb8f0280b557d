//@ editions: 2018 2021 2024
//@ reworded
use std::future::Future;
use std::pin::Pin;

#[measured]
pub fn boxed<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = usize> + 'a>> {
    Box::pin(async move { a.misspelt() })
}
