//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::pin::Pin;
use support::{Noisy, block_on, say, yield_once};

#[measured]
async fn at_once(_a: Noisy, _: Noisy) {
    let _local = Noisy("local");
    panic!("at once");
}

#[measured]
async fn later(_a: Noisy, _: Noisy, list: &[u8]) -> u8 {
    let _local = Noisy("local");
    yield_once().await;
    list[5]
}

#[measured]
async fn with_a_payload(_a: Noisy) -> Result<u8, Noisy> {
    yield_once().await;
    let _local = Noisy("local");
    panic_any(42_u32)
}

#[measured]
fn before_the_future(_a: Noisy, flag: bool) -> impl Future<Output = u8> {
    assert!(!flag, "before the future");
    async { 1 }
}

#[measured]
fn boxed(_a: Noisy) -> Pin<Box<dyn Future<Output = u8> + Send>> {
    Box::pin(async {
        yield_once().await;
        let _local = Noisy("local");
        panic!("boxed")
    })
}

#[both]
async fn node(state: serde_json::Value, _a: Noisy) -> Result<serde_json::Value, String> {
    yield_once().await;
    let value: Result<u8, String> = Err("of the state".to_owned());
    value.unwrap();
    Ok(state)
}

fn caught(run: impl FnOnce()) {
    let payload = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
    let text = payload.downcast_ref::<String>().cloned();
    let word = payload.downcast_ref::<&str>().map(|&word| word.to_owned());
    let number = payload.downcast_ref::<u32>().map(u32::to_string);
    say(format_args!("caught {:?}", text.or(word).or(number)));
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        say(info.location().map_or(0, std::panic::Location::line));
        say(info.location().map_or(0, std::panic::Location::column));
    }));
    caught(|| block_on(at_once(Noisy("a"), Noisy("_"))));
    caught(|| drop(block_on(later(Noisy("a"), Noisy("_"), &[1]))));
    caught(|| drop(block_on(with_a_payload(Noisy("a")))));
    caught(|| drop(before_the_future(Noisy("a"), true)));
    caught(|| drop(block_on(boxed(Noisy("a")))));
    caught(|| drop(block_on(node(serde_json::json!({}), Noisy("a")))));
}
