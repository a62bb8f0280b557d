#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::pin::Pin;
use support::{assert_send, block_on, say, yield_once};

#[measured]
async fn factorial(n: u64) -> u64 {
    if n == 0 {
        return 1;
    }
    yield_once().await;
    n * Box::pin(factorial(n - 1)).await
}

#[measured]
async fn fails_at_the_bottom(n: u32) -> Result<u32, String> {
    if n == 0 {
        return Err("bottom".to_owned());
    }
    let below = Box::pin(fails_at_the_bottom(n - 1)).await?;
    Ok(below + 1)
}

#[measured]
fn boxed(n: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(async move { if n == 0 { 0 } else { boxed(n - 1).await + 1 } })
}

#[measured]
async fn even(n: u32) -> bool {
    n == 0 || Box::pin(odd(n - 1)).await
}

#[measured]
async fn odd(n: u32) -> bool {
    n != 0 && Box::pin(even(n - 1)).await
}

#[both]
async fn node(mut state: serde_json::Value, n: u32) -> Result<serde_json::Value, String> {
    if n == 0 {
        return Ok(state);
    }
    state[n.to_string()] = n.into();
    let below: Pin<Box<dyn Future<Output = _>>> = Box::pin(node(state, n - 1));
    below.await
}

fn main() {
    say(block_on(factorial(10)));
    say(format_args!("{:?}", block_on(fails_at_the_bottom(5))));
    say(block_on(assert_send(boxed(40))));
    say(block_on(even(21)));
    say(format_args!(
        "{:?}",
        block_on(node(serde_json::json!({}), 3))
    ));
}
