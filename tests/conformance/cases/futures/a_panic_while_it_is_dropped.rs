#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Waker};
use support::{Noisy, say};

struct Bomb(&'static str);

impl Drop for Bomb {
    fn drop(&mut self) {
        say(format_args!("bomb {}", self.0));
        assert!(std::thread::panicking(), "bomb {}", self.0);
    }
}

#[measured]
async fn waits(_a: Noisy, _bomb: Bomb, _b: Noisy) {
    let _local = Noisy("local");
    std::future::pending::<()>().await;
}

#[both]
async fn node(
    state: serde_json::Value,
    _bomb: Bomb,
    _b: Noisy,
) -> Result<serde_json::Value, String> {
    if state.is_null() {
        return Err(String::new());
    }
    std::future::pending().await
}

fn polled_and_dropped<F: Future>(future: F, polls: usize) {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..polls {
        say(future.as_mut().poll(&mut context).is_pending());
    }
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(future)));
    say(dropped.is_err());
}

fn main() {
    for polls in 0..2 {
        polled_and_dropped(waits(Noisy("a"), Bomb("one"), Noisy("b")), polls);
        polled_and_dropped(node(serde_json::json!({}), Bomb("two"), Noisy("b")), polls);
    }
    let ended = catch_unwind(AssertUnwindSafe(|| {
        let state = serde_json::Value::Null;
        support::block_on(node(state, Bomb("three"), Noisy("b"))).is_err()
    }));
    say(ended.is_err());
}
