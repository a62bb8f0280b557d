//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::task::{Context, Waker};
use support::{Noisy, say, yield_once};

#[measured]
async fn steps(first: Noisy, _: Noisy, _second: Noisy, (third, _): (Noisy, Noisy)) -> usize {
    let _one = Noisy("one");
    yield_once().await;
    drop(first);
    {
        let _two = Noisy("two");
        yield_once().await;
    }
    let _three = Noisy("three");
    yield_once().await;
    drop(third);
    yield_once().await;
    4
}

#[both]
async fn node(
    state: serde_json::Value,
    _: Noisy,
    _second: Noisy,
) -> Result<serde_json::Value, Noisy> {
    let _one = Noisy("one");
    yield_once().await;
    if state.is_null() {
        return Err(Noisy("error"));
    }
    let _two = Noisy("two");
    yield_once().await;
    Ok(state)
}

fn polls<F: Future>(future: F, times: usize) {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    for time in 0..times {
        let ready = future.as_mut().poll(&mut context).is_ready();
        say(format_args!("poll {time}: {ready}"));
    }
    say("dropped now");
    drop(future);
}

fn main() {
    for times in 0..=5 {
        say(format_args!("steps {times}"));
        let pair = (Noisy("third"), Noisy("rest"));
        polls(
            steps(Noisy("first"), Noisy("_"), Noisy("_second"), pair),
            times,
        );
    }
    for times in 0..=3 {
        say(format_args!("node {times}"));
        let state = serde_json::json!({"key": times});
        polls(node(state, Noisy("_"), Noisy("_second")), times);
    }
    say("null");
    polls(
        node(serde_json::Value::Null, Noisy("_"), Noisy("_second")),
        2,
    );
}
