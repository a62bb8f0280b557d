#![allow(clippy::all, clippy::pedantic)]
use std::future::{Future, poll_fn, ready};
use std::panic::UnwindSafe;
use std::pin::Pin;
use std::task::Poll;
use support::{assert_send, block_on, say};

#[measured]
fn unpin(n: u32) -> impl Future<Output = u32> + Unpin + Send + Sync {
    ready(n)
}

#[measured]
fn unwind_safe(n: u32) -> impl Future<Output = u32> + UnwindSafe {
    ready(n)
}

#[measured]
fn boxed(n: u32) -> Pin<Box<dyn Future<Output = u32> + Unpin + Send>> {
    Box::pin(poll_fn(move |_| Poll::Ready(n)))
}

#[measured]
fn passed_on(
    future: Pin<Box<dyn Future<Output = u32> + Send>>,
) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    future
}

#[measured]
fn boxed_sync<'a>(
    n: &'a u32,
) -> Pin<Box<dyn Future<Output = u32> + Send + Sync + UnwindSafe + 'a>> {
    Box::pin(ready(*n))
}

#[measured]
fn pinned_opaque(n: u32) -> Pin<Box<impl Future<Output = u32>>> {
    Box::pin(async move { n })
}

fn main() {
    let mut future = unpin(5);
    say(block_on(&mut future));
    say(std::panic::catch_unwind(|| block_on(unwind_safe(3))).is_ok());
    say(block_on(assert_send(passed_on(boxed(4)))));
    say(block_on(assert_send(boxed_sync(&4))));
    say(block_on(pinned_opaque(2)));
}
