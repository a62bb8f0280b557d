#![allow(clippy::all, clippy::pedantic)]
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use support::{Noisy, assert_send, block_on, say, yield_once};

#[both]
async fn mutable(mut state: Map<String, Value>, _noisy: Noisy) -> Map<String, Value> {
    state.insert("new".to_owned(), json!(1));
    yield_once().await;
    state
}

#[both]
async fn by_mut(state: &mut HashMap<String, u8>) -> Result<&mut HashMap<String, u8>, String> {
    yield_once().await;
    if state.is_empty() {
        return Err("empty".to_owned());
    }
    state.clear();
    Ok(state)
}

#[both]
async fn shared(state: Arc<BTreeMap<String, u8>>) -> Arc<BTreeMap<String, u8>> {
    yield_once().await;
    state
}

#[both]
async fn counted(state: Rc<Value>) -> Result<Rc<Value>, Box<dyn std::error::Error>> {
    yield_once().await;
    Ok(state)
}

#[both]
async fn changes(state: Value) -> Result<BTreeMap<String, String>, Noisy> {
    yield_once().await;
    if state.is_null() {
        return Err(Noisy("error"));
    }
    Ok(BTreeMap::from([("one".to_owned(), "value".to_owned())]))
}

#[both]
fn returned(state: Value, noisy: Noisy) -> impl Future<Output = Result<Value, Noisy>> + Send {
    async move {
        yield_once().await;
        if state.is_null() {
            Err(noisy)
        } else {
            Ok(state)
        }
    }
}

#[both]
fn boxed<'a>(
    state: &'a Value,
) -> Pin<Box<dyn Future<Output = Result<Value, &'a str>> + Send + 'a>> {
    Box::pin(async move { state.as_str().map_or_else(|| Ok(state.clone()), Err) })
}

struct Graph;

impl Graph {
    #[both(classify, budget_ms = 100, fields(n), request_id = id)]
    async fn step(&self, state: Value, n: u32, id: &str) -> Result<Value, std::num::ParseIntError> {
        yield_once().await;
        let number: u32 = id.parse()?;
        say(number + n);
        Ok(state)
    }
}

fn main() {
    say(block_on(assert_send(mutable(Map::new(), Noisy("argument")))).len());
    let mut map = HashMap::from([("one".to_owned(), 1)]);
    say(block_on(assert_send(by_mut(&mut map))).is_ok());
    say(block_on(by_mut(&mut map)).is_ok());
    say(block_on(assert_send(shared(Arc::default()))).len());
    say(block_on(counted(Rc::new(json!({})))).is_ok());
    say(block_on(changes(json!({}))).is_ok());
    say(block_on(changes(Value::Null)).is_ok());
    say(block_on(returned(Value::Null, Noisy("returned"))).is_ok());
    drop(returned(json!({}), Noisy("never polled")));
    say(format_args!(
        "{:?}",
        block_on(assert_send(boxed(&json!("text"))))
    ));
    say(block_on(assert_send(Graph.step(json!({}), 1, "2"))).is_ok());
    say(block_on(Graph.step(json!({}), 1, "x")).is_ok());
}
