#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::task::{Context, Waker};
use support::{Noisy, say, yield_once};

#[measured]
async fn ends(_a: Noisy, b: Noisy) -> Noisy {
    yield_once().await;
    b
}

#[measured]
async fn fails(_a: Noisy) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    yield_once().await;
    Err(Noisy("error"))
}

#[measured]
fn returned(_a: Noisy) -> impl Future<Output = Noisy> {
    let inside = Noisy("inside");
    async move {
        yield_once().await;
        inside
    }
}

#[both]
async fn node(state: serde_json::Value, _a: Noisy) -> serde_json::Value {
    yield_once().await;
    state
}

fn steps<F: Future>(future: F) {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        let polled = future.as_mut().poll(&mut context);
        say("polled");
        if polled.is_ready() {
            drop(polled);
            break;
        }
    }
    say("the future goes");
    drop(future);
}

fn main() {
    steps(ends(Noisy("a"), Noisy("b")));
    steps(fails(Noisy("a")));
    steps(returned(Noisy("a")));
    steps(node(serde_json::json!({}), Noisy("a")));
}
