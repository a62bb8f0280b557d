//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::sync::atomic::{AtomicBool, Ordering};
use support::{block_on, say};

static CAPTURED: AtomicBool = AtomicBool::new(false);

#[allow(dead_code)]
fn capture() -> u8 {
    CAPTURED.store(true, Ordering::Relaxed);
    1
}

#[measured(fields(value = capture()))]
async fn lazy(words: &str) -> usize {
    say("the body of lazy");
    words.len()
}

#[both(fields(value = capture()))]
async fn node(state: serde_json::Value) -> serde_json::Value {
    say("the body of node");
    support::yield_once().await;
    state
}

fn argument() -> &'static str {
    say("the argument");
    "words"
}

fn main() {
    let future = lazy(argument());
    say("made");
    say(CAPTURED.load(Ordering::Relaxed));
    let second = node(serde_json::json!({}));
    say(CAPTURED.load(Ordering::Relaxed));
    say(block_on(future));
    say(block_on(second));
}
