//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{Noisy, say};

#[measured]
#[tokio::main]
async fn before() {
    tokio::task::yield_now().await;
    say("before");
}

#[tokio::main]
#[measured]
async fn after() -> Result<(), String> {
    let _noisy = Noisy("after");
    tokio::task::yield_now().await;
    Err("after".to_owned())
}

#[measured]
#[tokio::main(flavor = "current_thread")]
async fn with_arguments(n: u32, noisy: Noisy) -> Result<u32, Noisy> {
    tokio::task::yield_now().await;
    if n == 0 {
        return Err(noisy);
    }
    Ok(n)
}

#[tokio::main(flavor = "current_thread")]
#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    tokio::task::yield_now().await;
    state
}

#[both]
#[tokio::main(flavor = "current_thread")]
async fn node_before(state: serde_json::Value) -> serde_json::Value {
    tokio::task::yield_now().await;
    state
}

#[measured]
#[tokio::test]
async fn test_before() {
    tokio::task::yield_now().await;
}

#[tokio::test]
#[measured]
async fn test_after() -> Result<(), String> {
    tokio::task::yield_now().await;
    Ok(())
}

fn main() {
    before();
    say(format_args!("{:?}", after()));
    say(with_arguments(1, Noisy("argument")).is_ok());
    say(with_arguments(0, Noisy("argument")).is_ok());
    say(node(serde_json::json!({"a": 1})));
    say(node_before(serde_json::json!({"a": 1})));
}
