#![allow(clippy::all, clippy::pedantic)]
use std::any::type_name_of_val;
use support::{block_on, say, yield_once};

#[measured]
async fn waits() {
    yield_once().await;
}

#[measured]
async fn closure() -> u32 {
    fn inner() {}
    say(type_name_of_val(&inner));
    yield_once().await;
    1
}

#[measured]
fn returned() -> impl Future<Output = ()> {
    yield_once()
}

struct Shop;

impl Shop {
    #[measured]
    async fn method<T>(&self) -> Result<T, String> {
        yield_once().await;
        say(type_name_of_val(&Self::method::<T>));
        Err(String::new())
    }
}

#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    yield_once().await;
    say(type_name_of_val(&state));
    state
}

fn main() {
    say(type_name_of_val(&waits));
    say(type_name_of_val(&returned));
    say(type_name_of_val(&node));
    say(block_on(closure()));
    say(block_on(Shop.method::<u8>()).is_err());
    block_on(returned());
    block_on(waits());
    block_on(node(serde_json::json!({})));
}
