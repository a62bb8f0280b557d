#![allow(clippy::elidable_lifetime_names)]
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::{Map, Value, json};
use support::{Noisy, block_on, say, yield_once};
use telemetry_runtime::NodeState;

#[derive(NodeState, Clone, Debug)]
struct State<'a, T: Clone>
where
    T: std::fmt::Debug,
{
    text: &'a str,
    value: T,
    r#type: Option<u32>,
}

#[derive(NodeState)]
struct Drops {
    #[node_state(skip)]
    _noisy: Noisy,
}

#[both]
fn value(mut state: Value) -> Value {
    state["more"] = json!(1);
    state
}

#[both]
fn map(state: Map<String, Value>) -> Result<Map<String, Value>, usize> {
    if state.is_empty() {
        Err(state.len())
    } else {
        Ok(state)
    }
}

#[both]
async fn hash_map(state: HashMap<String, u32>) -> HashMap<String, u32> {
    yield_once().await;
    state
}

#[both]
fn lent<'a>(
    state: &'a BTreeMap<String, u32>,
    _other: &str,
) -> Result<&'a BTreeMap<String, u32>, u32> {
    state.get("wrong").map_or(Ok(state), |wrong| Err(*wrong))
}

#[both]
fn changed(state: &mut Value) -> &mut Value {
    state["changed"] = json!(true);
    state
}

#[both]
async fn shared(state: Arc<Value>) -> Result<Arc<Value>, usize> {
    yield_once().await;
    if Arc::strong_count(&state) > 1 {
        Err(Arc::strong_count(&state))
    } else {
        Ok(state)
    }
}

#[traced_node(state = input, classify)]
fn derived<'a>(input: State<'a, u8>) -> Result<State<'a, String>, std::num::TryFromIntError> {
    let kind = u8::try_from(u32::from(input.value) * 100)?;
    Ok(State {
        text: input.text,
        value: kind.to_string(),
        r#type: None,
    })
}

#[both]
async fn generic<S: NodeState, E: std::error::Error>(state: S, error: Option<E>) -> Result<S, E> {
    yield_once().await;
    error.map_or(Ok(state), Err)
}

#[both]
fn drops(state: Drops, _noisy: Noisy) -> Result<Drops, String> {
    let _local = Noisy("local");
    let _before = state;
    Ok(Drops {
        _noisy: Noisy("new state"),
    })
}

#[both]
fn wrapped((state, _): (Value, Noisy)) -> Value {
    let _local = Noisy("local");
    state
}

fn main() {
    say(value(json!({"a": 1})));
    say(format_args!("{:?}", map(Map::new())));
    say(block_on(hash_map(HashMap::from([("k".to_owned(), 7)]))).len());
    let tree = BTreeMap::from([("wrong".to_owned(), 5)]);
    say(format_args!(
        "{:?} {:?}",
        lent(&tree, "x"),
        lent(&BTreeMap::new(), "x")
    ));
    say(changed(&mut json!({})));
    let state = Arc::new(json!(1));
    say(format_args!("{:?}", block_on(shared(Arc::clone(&state)))));
    say(format_args!("{:?}", block_on(shared(state))));
    for value in [1, 200] {
        say(format_args!(
            "{:?}",
            derived(State {
                text: "t",
                value,
                r#type: Some(1)
            })
        ));
    }
    say(block_on(generic(tree, Some(std::fmt::Error))).is_err());
    say(wrapped((json!(2), Noisy("beside"))));
    say(drops(
        Drops {
            _noisy: Noisy("state"),
        },
        Noisy("argument"),
    )
    .is_ok());
}
