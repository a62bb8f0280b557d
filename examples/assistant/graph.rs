//! The graph: four nodes, through which the state of a question goes from the words to the hits.
//!
//! A node passes the state on; the work is done by measured functions, and those have the budgets.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::Arc;

use telemetry_runtime::{Context, NodeState, measured, traced_node};
use tokio::task::spawn_blocking;

use crate::error::NoTerms;
use crate::index::{Hit, Index};
use crate::intent::{self, Intent};
use crate::words;

/// What is known of a question. Its names stand on the line of each node, its values only on that
/// of a node that failed.
#[derive(Debug, NodeState)]
pub(crate) struct State {
    pub(crate) question: Private<String>,
    pub(crate) intent: Intent,
    pub(crate) terms: Private<Vec<String>>,
    pub(crate) hits: Vec<Hit>,
}

impl State {
    /// The state in which a question enters the graph.
    pub(crate) fn new(question: String) -> Self {
        Self {
            question: Private(question),
            intent: Intent::Other,
            terms: Private(Vec::new()),
            hits: Vec::new(),
        }
    }
}

/// What a user has said: on the line of a failed node its name stands, but no word of it.
pub(crate) struct Private<T>(pub(crate) T);

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("private")
    }
}

/// The node around the others: the whole request.
#[traced_node(name = "request")]
#[measured(name = "total_request", budget_ms = 3000)]
pub(crate) async fn request(state: State, index: &Arc<Index>) -> Result<State, NoTerms> {
    let state = classify_intent(state);
    let state = normalize_query(state)?;
    Ok(search(state, index).await)
}

#[traced_node]
fn classify_intent(mut state: State) -> State {
    state.intent = intent::classify(&state.question.0);
    state
}

#[traced_node]
fn normalize_query(mut state: State) -> Result<State, NoTerms> {
    state.terms.0 = words::normalize(&state.question.0)?;
    Ok(state)
}

/// A search takes its time, so it goes to a thread for such work, and takes the request along.
#[traced_node(fields(intent = state.intent))]
async fn search(mut state: State, index: &Arc<Index>) -> State {
    let (context, index, terms) = (Context::current(), Arc::clone(index), state.terms.0.clone());
    let search = spawn_blocking(move || context.in_scope(|| index.search(&terms)));
    match search.await {
        Ok(hits) => state.hits = hits,
        Err(error) => resume_unwind(error.into_panic()),
    }
    state
}
