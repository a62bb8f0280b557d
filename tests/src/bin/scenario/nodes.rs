//! Nodes of a workflow: state in, state out.

use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::sync::Arc;

use serde_json::{Value, json};
use telemetry_runtime::{NodeState, traced_node};

use crate::support::{Scenario, block_on, install, poll_once, report, survive};

pub(crate) const ALL: &[Scenario] = &[("nodes", nodes), ("nodes_in_a_request", in_a_request)];

#[derive(Clone, Debug, NodeState)]
struct State {
    query: String,
    hits: Vec<u32>,
    password: String,
}

/// What the derive makes of a name that is a keyword, and of a field that is left out.
#[derive(NodeState)]
struct Answered {
    question: String,
    answer: Option<String>,
    #[node_state(skip)]
    _secret: PhantomData<u8>,
    r#type: u32,
}

#[traced_node]
fn answer(state: Answered) -> Answered {
    let answer = Some(state.question.clone());
    Answered { answer, ..state }
}

impl State {
    fn new() -> Self {
        Self {
            query: "rust".to_owned(),
            hits: vec![1, 2],
            password: "canary".to_owned(),
        }
    }
}

#[traced_node]
fn plan(state: &State) -> State {
    state.clone()
}

#[traced_node]
fn fails(state: State) -> Result<State, String> {
    drop(state);
    Err("connection refused".to_owned())
}

#[traced_node(classify)]
async fn fails_later(state: State) -> Result<State, std::io::Error> {
    tokio::task::yield_now().await;
    drop(state);
    Err(std::io::ErrorKind::TimedOut.into())
}

#[traced_node]
fn panics(state: State) -> State {
    assert!(state.query.is_empty(), "out of ideas");
    state
}

#[traced_node]
async fn waits(state: State) -> State {
    std::future::pending::<()>().await;
    state
}

#[traced_node(name = "enrich")]
async fn adds_a_key(state: BTreeMap<String, Value>) -> Result<BTreeMap<String, Value>, String> {
    let mut state = state;
    state.insert("answer".to_owned(), json!(42));
    Ok(state)
}

#[traced_node(state = input)]
fn of_json(input: Value) -> Value {
    let _ = input;
    json!({"out": 1})
}

#[traced_node]
fn of_map(state: Arc<HashMap<String, u8>>) -> Arc<HashMap<String, u8>> {
    state
}

#[traced_node(request_id = "by-argument", budget_ms = 0.000_001, fields(size = state.hits.len()))]
fn with_arguments(state: &State) -> State {
    crate::support::sleep(1);
    state.clone()
}

#[traced_node(ok_if = has_hits)]
fn judged(state: State) -> State {
    State {
        hits: Vec::new(),
        ..state
    }
}

fn has_hits(state: &State) -> bool {
    !state.hits.is_empty()
}

fn nodes() {
    let telemetry = install();
    report(plan(&State::new()).hits);
    answer(Answered {
        question: "?".to_owned(),
        answer: None,
        _secret: PhantomData,
        r#type: 1,
    });
    assert!(fails(State::new()).is_err());
    survive(|| panics(State::new()));
    poll_once(waits(State::new()));
    block_on(async {
        assert!(fails_later(State::new()).await.is_err());
        let state = BTreeMap::from([("question".to_owned(), json!("?"))]);
        assert_eq!(adds_a_key(state).await.unwrap().len(), 2);
    });
    of_json(json!({"b": 1, "a": 2}));
    of_map(Arc::new(HashMap::from([
        ("b".to_owned(), 1),
        ("a".to_owned(), 2),
    ])));
    with_arguments(&State::new());
    judged(State::new());
    report(telemetry.operations());
}

fn in_a_request() {
    let telemetry = install();
    telemetry.request("req-1").in_scope(|| {
        plan(&State::new());
        _ = fails(State::new());
    });
}
