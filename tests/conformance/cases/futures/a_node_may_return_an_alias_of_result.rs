#![allow(clippy::all, clippy::pedantic)]
use std::error::Error;
use support::{block_on, say, yield_once};

type Answer<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[both]
async fn node(state: serde_json::Value) -> Answer<serde_json::Value> {
    yield_once().await;
    if state.is_null() {
        return Err("null".into());
    }
    Ok(state)
}

#[both]
fn not_async(state: serde_json::Value) -> Answer<serde_json::Value> {
    if state.is_null() {
        return Err("null".into());
    }
    Ok(state)
}

fn main() {
    say(format_args!(
        "{:?}",
        block_on(node(serde_json::json!({"a": 1})))
    ));
    say(block_on(node(serde_json::Value::Null)).is_err());
    say(not_async(serde_json::Value::Null).is_err());
}
