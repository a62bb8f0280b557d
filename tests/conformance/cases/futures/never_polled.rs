//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{Noisy, say};

#[measured]
async fn never(a: Noisy, _: Noisy, _b: Noisy, (c, _): (Noisy, Noisy)) -> u32 {
    say("never said");
    support::yield_once().await;
    drop((a, c));
    0
}

#[both]
async fn node(state: serde_json::Value, _: Noisy, _b: Noisy) -> Result<serde_json::Value, Noisy> {
    if state.is_null() {
        return Err(Noisy("never made"));
    }
    Ok(state)
}

fn main() {
    let pair = (Noisy("c"), Noisy("rest of the pair"));
    let future = never(Noisy("a"), Noisy("_"), Noisy("_b"), pair);
    say("made");
    drop(future);
    let second = node(serde_json::json!({}), Noisy("_"), Noisy("_b"));
    say("made");
    drop(second);
    let forgotten = never(
        Noisy("a"),
        Noisy("_"),
        Noisy("_b"),
        (Noisy("c"), Noisy("d")),
    );
    std::mem::forget(forgotten);
    say("end");
}
