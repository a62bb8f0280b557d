//! Aliases of the user that are called like those of the `futures` crate.
use std::pin::Pin;

use support::{Noisy, block_on, say, yield_once};

mod pinned {
    pub(crate) type BoxFuture<'a, T> = super::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
    pub(crate) type LocalBoxFuture<T> = super::Pin<Box<dyn Future<Output = T>>>;
}

mod boxed {
    pub(crate) type BoxFuture<T> = Box<dyn Future<Output = T> + Unpin>;
}

mod swapped {
    pub(crate) type BoxFuture<T, E> = super::Pin<Box<dyn Future<Output = Result<T, E>>>>;
}

mod fixed {
    pub(crate) type BoxFuture = super::Pin<Box<dyn Future<Output = u32>>>;
}

#[measured]
fn pinned(n: u32, noisy: Noisy) -> pinned::BoxFuture<'static, Result<u32, String>> {
    say("made");
    Box::pin(async move {
        yield_once().await;
        n.checked_sub(1).ok_or_else(|| noisy.0.to_owned())
    })
}

#[measured]
fn local(n: std::rc::Rc<u32>) -> pinned::LocalBoxFuture<u32> {
    Box::pin(async move { *n })
}

#[measured]
fn unpinned(n: u32) -> boxed::BoxFuture<u32> {
    Box::new(std::future::ready(n))
}

#[measured]
fn swapped(n: u32) -> swapped::BoxFuture<u32, &'static str> {
    if n == 0 {
        return Box::pin(async { Err("zero") });
    }
    Box::pin(async move { Ok(n) })
}

#[measured]
fn fixed(n: u32) -> fixed::BoxFuture {
    Box::pin(async move { n })
}

fn main() {
    for n in 0..2 {
        say(format_args!("{:?}", block_on(pinned(n, Noisy("argument")))));
        say(format_args!("{:?}", block_on(swapped(n))));
    }
    drop(pinned(1, Noisy("not polled")));
    say(block_on(local(std::rc::Rc::new(1))) + block_on(unpinned(2)) + block_on(fixed(3)));
}
