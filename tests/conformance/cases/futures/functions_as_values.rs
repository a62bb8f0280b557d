#![allow(clippy::all, clippy::pedantic)]
use support::{block_on, say, yield_once};

#[measured]
async fn double(n: u32) -> u32 {
    yield_once().await;
    n * 2
}

#[measured]
async fn length(text: &str) -> Result<usize, String> {
    yield_once().await;
    if text.is_empty() {
        return Err("empty".to_owned());
    }
    Ok(text.len())
}

#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    yield_once().await;
    state
}

fn apply<A, F: Future>(f: impl Fn(A) -> F, argument: A) -> F::Output {
    block_on(f(argument))
}

async fn borrowing(f: impl AsyncFn(&str) -> Result<usize, String>) -> Result<usize, String> {
    let text = String::from("text");
    f(&text).await
}

fn main() {
    say(size_of_val(&double));
    say(apply(double, 4));
    say(format_args!("{:?}", apply(length, "text")));
    say(format_args!("{:?}", block_on(borrowing(length))));
    let futures: Vec<_> = [1, 2, 3].into_iter().map(double).collect();
    for future in futures {
        say(block_on(future));
    }
    let pointer: fn(u32) -> _ = double;
    say(block_on(pointer(5)));
    let mut kept = Vec::new();
    kept.push(double(1));
    kept.push(pointer(2));
    kept.swap(0, 1);
    say(block_on(kept.remove(0)) + block_on(kept.remove(0)));
    say(apply(node, serde_json::json!({"a": [1]})));
    let boxed: Vec<std::pin::Pin<Box<dyn Future<Output = u32> + Send>>> =
        vec![Box::pin(double(7)), Box::pin(async { 1 })];
    say(boxed.into_iter().map(block_on).sum::<u32>());
}
