#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use support::{Noisy, block_on, say, yield_once};

struct Delayed<F> {
    future: Pin<Box<F>>,
    polls: u32,
    _noisy: Noisy,
}

impl<F: Future<Output = Result<u32, String>>> Future for Delayed<F> {
    type Output = Result<u32, String>;

    #[measured]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.polls += 1;
        let value = ready!(self.future.as_mut().poll(context))?;
        Poll::Ready(Ok(value + self.polls))
    }
}

#[measured]
async fn fails(flag: bool) -> Result<u32, String> {
    yield_once().await;
    if flag { Err("flag".to_owned()) } else { Ok(1) }
}

#[measured]
fn delayed<F: Future>(future: F) -> Delayed<F> {
    Delayed {
        future: Box::pin(future),
        polls: 0,
        _noisy: Noisy("delayed"),
    }
}

fn main() {
    say(format_args!("{:?}", block_on(delayed(fails(true)))));
    say(format_args!("{:?}", block_on(delayed(fails(false)))));
    drop(delayed(fails(true)));
}
