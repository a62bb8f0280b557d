#![allow(clippy::all, clippy::pedantic)]
use std::fmt::Debug;
use std::future::{Future, Ready, ready};
use support::{block_on, say};

trait Named {
    fn name(&self) -> &'static str;
}

impl<T> Named for Ready<T> {
    fn name(&self) -> &'static str {
        "ready"
    }
}

#[measured]
fn cloned(n: u32) -> impl Future<Output = u32> + Clone {
    ready(n)
}

#[measured]
fn debugged(n: u32) -> impl Debug + Future<Output = u32> {
    ready(n)
}

#[measured]
fn named(n: u32) -> impl Future<Output = u32> + Named + Send {
    ready(n)
}

#[measured]
fn value(state: serde_json::Value) -> impl Future<Output = serde_json::Value> + Named {
    ready(state)
}

fn main() {
    let future = cloned(5);
    say(block_on(future.clone()) + block_on(future));
    say(format_args!("{:?}", debugged(5)));
    say(named(5).name());
    say(block_on(named(5)));
    say(value(serde_json::json!({})).name());
}
