#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use support::{block_on, say, yield_once};

#[measured]
async fn future_of_a_future(n: u32) -> impl Future<Output = u32> {
    yield_once().await;
    async move { n }
}

fn main() {
    say(block_on(block_on(future_of_a_future(8))));
}
