#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Waker};
use support::{say, yield_once};

#[measured]
async fn ends() -> u8 {
    yield_once().await;
    7
}

#[measured]
async fn fails(flag: bool) -> Result<u8, String> {
    if flag {
        return Err("no".to_owned());
    }
    Ok(1)
}

#[measured]
async fn panics(flag: bool) -> u8 {
    yield_once().await;
    assert!(!flag, "in a poll");
    1
}

#[measured]
fn returned() -> impl Future<Output = u8> {
    async { 7 }
}

#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    yield_once().await;
    state
}

fn too_often<F: Future>(future: F) {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..5 {
        let polled = catch_unwind(AssertUnwindSafe(|| {
            future.as_mut().poll(&mut context).is_ready()
        }));
        match polled {
            Ok(ready) => say(format_args!("ready: {ready}")),
            Err(payload) => {
                let text = payload.downcast_ref::<String>().cloned();
                let word = payload.downcast_ref::<&str>().map(|&word| word.to_owned());
                say(format_args!("panicked: {:?}", text.or(word)));
            }
        }
    }
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        say(info.location().map_or(0, std::panic::Location::line));
    }));
    too_often(ends());
    too_often(fails(true));
    too_often(panics(true));
    too_often(returned());
    too_often(node(serde_json::json!({"a": 1})));
}
