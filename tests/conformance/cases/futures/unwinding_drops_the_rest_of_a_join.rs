#![allow(clippy::all, clippy::pedantic)]
use std::panic::{AssertUnwindSafe, catch_unwind};
use support::{Noisy, block_on, say, yield_once};

#[measured]
async fn waits(noisy: Noisy) -> usize {
    let _local = Noisy("local");
    yield_once().await;
    yield_once().await;
    noisy.0.len()
}

#[measured]
async fn panics(_noisy: Noisy) -> Result<(), String> {
    yield_once().await;
    panic!("one of them");
}

#[measured]
async fn joins() -> usize {
    let (one, _, two) = tokio::join!(
        waits(Noisy("one")),
        panics(Noisy("panics")),
        waits(Noisy("two"))
    );
    one + two
}

#[measured]
async fn replaced(noisy: Noisy) -> usize {
    let mut future = Box::pin(waits(noisy));
    let first = std::future::poll_fn(|context| {
        std::task::Poll::Ready(future.as_mut().poll(context).is_pending())
    });
    say(first.await);
    future.set(waits(Noisy("another")));
    say("replaced");
    future.await
}

fn main() {
    let caught = catch_unwind(AssertUnwindSafe(|| block_on(joins())));
    say(caught.is_err());
    say(block_on(replaced(Noisy("first"))));
}
