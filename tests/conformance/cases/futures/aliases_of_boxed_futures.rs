#![allow(clippy::all, clippy::pedantic)]
use std::future::{Future, ready};
use std::pin::Pin;
use support::{Noisy, assert_send, block_on, say, yield_once};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
type Fut<T> = Pin<Box<dyn Future<Output = T>>>;

mod reversed {
    use super::*;
    pub type BoxFuture<T, E = String> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;
}

mod unpinned {
    use super::*;
    pub type BoxFuture<T> = Box<dyn Future<Output = T> + Send + Unpin>;
}

mod without_arguments {
    use super::*;
    pub type BoxFuture = Pin<Box<dyn Future<Output = u32> + Send>>;
}

#[measured]
fn usual<'a>(text: &'a str, _noisy: Noisy) -> BoxFuture<'a, Result<u32, &'a str>> {
    Box::pin(async move {
        yield_once().await;
        text.parse().map_err(|_| text)
    })
}

#[measured]
fn of_another_name(n: u32) -> Fut<u32> {
    Box::pin(async move { n })
}

#[measured]
fn of_a_result(n: u32) -> reversed::BoxFuture<u32> {
    Box::pin(async move { n.checked_sub(1).ok_or_else(|| "zero".to_owned()) })
}

#[measured]
fn not_pinned(n: u32) -> unpinned::BoxFuture<u32> {
    Box::new(ready(n))
}

#[measured]
fn of_nothing(n: u32) -> without_arguments::BoxFuture {
    Box::pin(ready(n))
}

struct Shop(u32);

impl Shop {
    #[measured]
    fn method<'a>(&'a self, more: &'a u32) -> BoxFuture<'a, u32> {
        let more = *more;
        Box::pin(async move { self.0 + more })
    }

    #[both]
    fn node<'a>(&'a self, state: &'a serde_json::Value) -> BoxFuture<'a, serde_json::Value> {
        Box::pin(async move { state.clone() })
    }
}

fn main() {
    say(format_args!(
        "{:?}",
        block_on(assert_send(usual("5", Noisy("a"))))
    ));
    say(format_args!("{:?}", block_on(usual("x", Noisy("a")))));
    say(block_on(of_another_name(1)));
    say(format_args!("{:?}", block_on(assert_send(of_a_result(0)))));
    say(block_on(not_pinned(1)));
    say(block_on(of_nothing(1)));
    say(block_on(assert_send(Shop(4).method(&5))));
    say(block_on(Shop(4).node(&serde_json::json!({"a": 1}))));
}
