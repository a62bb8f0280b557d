//! What a function that returns a future does before it returns is done at once; the rest later.
use std::cell::Cell;
use std::future::{Future, IntoFuture, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use support::{Noisy, assert_send, assert_static, block_on, say, yield_once};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[measured]
fn implied(n: u32, noisy: Noisy) -> impl Future<Output = Result<u32, String>> + Send {
    say("before");
    let _early = Noisy("early");
    async move {
        say(format_args!("polled with {}", noisy.0));
        yield_once().await;
        if n == 0 {
            return Err("zero".to_owned());
        }
        Ok(n)
    }
}

#[measured]
fn boxed<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, String>> + Send + 'a>> {
    if text.is_empty() {
        return Box::pin(async { Err("empty".to_owned()) });
    }
    Box::pin(async move { text.parse().map_err(|_| text.to_owned()) })
}

#[measured]
fn by_alias(text: &str) -> BoxFuture<'_, usize> {
    let len = text.len();
    Box::pin(async move { text.len() + len })
}

#[measured]
fn borrows_nothing(text: &str) -> impl Future<Output = usize> + use<> {
    ready(text.len())
}

#[measured]
fn named(n: u32) -> Ready<u32> {
    ready(n)
}

#[measured]
fn into_future(n: u32) -> impl IntoFuture<Output = u32> {
    async move { n }
}

#[measured]
fn boxed_unpin(n: u32) -> Box<dyn Future<Output = u32> + Unpin> {
    Box::new(ready(n))
}

struct Countdown<'a>(u32, &'a Cell<u32>);

impl Future for Countdown<'_> {
    type Output = &'static str;

    #[measured]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        self.1.set(self.1.get() + 1);
        let Some(less) = self.0.checked_sub(1) else {
            return Poll::Ready("over");
        };
        self.0 = less;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

fn main() {
    for n in 0..2 {
        let future = assert_static(assert_send(implied(n, Noisy("argument"))));
        say("made");
        say(format_args!("{:?}", block_on(future)));
    }
    drop(implied(1, Noisy("not polled")));
    for text in ["", "x", "5"] {
        say(format_args!("{:?}", block_on(boxed(text))));
    }
    say(block_on(assert_send(by_alias("text"))));
    let kept = { borrows_nothing(&String::from("gone")) };
    say(block_on(assert_static(kept)));
    say(block_on(named(1)) + block_on(into_future(2).into_future()) + block_on(boxed_unpin(3)));
    let polls = Cell::new(0);
    say(block_on(Countdown(3, &polls)));
    say(polls.get());
}
