//! The attribute twice on one function, and both attributes on one.
use serde_json::{Value, json};
use support::{Noisy, block_on, say, yield_once};

#[measured]
#[measured(name = "outer")]
fn plain(_noisy: Noisy, n: u32) -> u32 {
    n
}

#[measured]
#[measured(name = "outer")]
fn result(_noisy: Noisy, (n, _): (u32, Noisy)) -> Result<u32, String> {
    let _local = Noisy("local");
    n.checked_sub(1).ok_or_else(|| "zero".to_owned())
}

#[measured(name = "first")]
#[measured(name = "second")]
#[measured]
async fn later(_noisy: Noisy, mut n: u32) -> Result<u32, String> {
    yield_once().await;
    n += 1;
    if n == 1 {
        return Err("one".to_owned());
    }
    Ok(n)
}

#[measured]
#[both]
fn node(state: Value, _noisy: Noisy) -> Result<Value, String> {
    if state.is_null() {
        return Err("null".to_owned());
    }
    Ok(state)
}

#[both]
#[measured]
async fn later_node(state: &Value, _noisy: Noisy) -> Value {
    yield_once().await;
    json!([state])
}

#[measured]
#[measured]
fn future(n: u32) -> impl Future<Output = u32> + Send {
    say("made");
    async move { n }
}

fn main() {
    say(plain(Noisy("a"), 1));
    for n in 0..2 {
        say(format_args!("{:?}", result(Noisy("a"), (n, Noisy("b")))));
        say(format_args!("{:?}", block_on(later(Noisy("a"), n))));
    }
    say(format_args!("{:?}", node(Value::Null, Noisy("a"))));
    say(format_args!("{:?}", node(json!({"k": 1}), Noisy("a"))));
    say(block_on(later_node(&json!(1), Noisy("a"))));
    say(block_on(future(1)));
}
