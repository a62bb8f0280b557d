//! A pattern of an expansion must not become a constant of the user's, nor a static.
#![allow(non_upper_case_globals, dead_code)]
use support::{block_on, say};

const out: u8 = 1;
const error: u8 = 2;
const capture: u8 = 3;
static guard: u8 = 4;
static keys: u8 = 5;
const CALLSITE: u8 = 6;
const SITE: u8 = 7;
const __arg0: u8 = 14;
static __arg1: u8 = 15;
const __captured: u8 = 16;
const __callsite: u8 = 17;
const Ok_: u8 = 18;
struct rt;
struct this;

#[measured(fields(number), request_id = number, classify)]
fn result(number: u8, (a, _): (u8, u8)) -> Result<u8, u8> {
    if a == 0 {
        return Err(out + error + capture + guard);
    }
    Ok(number + keys + CALLSITE + SITE)
}

#[measured(fields(number))]
fn plain(number: u8, _: u8) -> u8 {
    number + CALLSITE
}

#[measured(fields(number))]
async fn later(number: u8, (a, b): (u8, u8)) -> Result<u8, u8> {
    Ok(number + a + b + __arg0 + __arg1)
}

#[measured(fields(number))]
fn returned(number: u8) -> std::pin::Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(async move { number + __captured + __callsite })
}

#[both]
fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    if state.is_null() {
        Err("null".to_owned())
    } else {
        Ok(state)
    }
}

#[both]
async fn node_later((state, _): (serde_json::Value, u8)) -> serde_json::Value {
    state
}

fn main() {
    say(format_args!(
        "{:?} {:?}",
        result(1, (0, 1)),
        result(1, (1, 1))
    ));
    say(plain(1, 2));
    say(format_args!("{:?}", block_on(later(1, (2, 3)))));
    say(block_on(returned(1)));
    say(format_args!("{:?}", node(serde_json::Value::Null)));
    say(block_on(node_later((serde_json::json!([1]), 2))));
}
