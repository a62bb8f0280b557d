//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{Noisy, block_on, say, yield_once};

fn temporary(name: &'static str) -> Noisy {
    Noisy(name)
}

impl Length for Noisy {}
trait Length {
    fn length(&self) -> usize {
        say("length");
        1
    }
}

#[measured]
async fn tail(_a: Noisy) -> usize {
    let _local = Noisy("local");
    yield_once().await;
    temporary("temporary").length()
}

#[measured]
async fn tail_of_a_match(_a: Noisy, flag: bool) -> Result<usize, String> {
    let _local = Noisy("local");
    match temporary("temporary").length() {
        1 if flag => Ok(1),
        _ => Err("no".to_owned()),
    }
}

#[measured]
async fn tail_of_an_if_let(_a: Noisy) -> usize {
    let _local = Noisy("local");
    if let Some(1) = Some(temporary("temporary").length()) {
        say("then");
        2
    } else {
        3
    }
}

#[measured]
async fn awaits_in_the_tail(_a: Noisy) -> usize {
    let _local = Noisy("local");
    waits_with(&temporary("temporary")).await
}

async fn waits_with(noisy: &Noisy) -> usize {
    yield_once().await;
    noisy.length()
}

#[measured]
async fn returned(_a: Noisy) -> usize {
    let _local = Noisy("local");
    return temporary("temporary").length();
}

#[both]
async fn node(state: serde_json::Value, _a: Noisy) -> serde_json::Value {
    let _local = Noisy("local");
    yield_once().await;
    match temporary("temporary").length() {
        1 => state,
        _ => serde_json::Value::Null,
    }
}

#[measured]
async fn statement(_a: Noisy) {
    let _local = Noisy("local");
    temporary("temporary").length();
    say("after");
}

fn main() {
    say(block_on(tail(Noisy("a"))));
    say(block_on(tail_of_a_match(Noisy("a"), true)).is_ok());
    say(block_on(tail_of_a_match(Noisy("a"), false)).is_ok());
    say(block_on(tail_of_an_if_let(Noisy("a"))));
    say(block_on(awaits_in_the_tail(Noisy("a"))));
    say(block_on(returned(Noisy("a"))));
    say(block_on(node(serde_json::json!({}), Noisy("a"))));
    block_on(statement(Noisy("a")));
}
