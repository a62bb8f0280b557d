//! The state that goes through a node of a graph.

mod probe;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub use self::probe::{JudgedState, KnownState, MapState, SerializedState, State, UnknownState};
use super::value::{ToValue, Value};

/// The state of a graph, as far as its lines tell of it: `#[traced_node]` asks for it.
///
/// Derive it for a struct, where the keys are the fields; maps have it. A state that has none, but a
/// `serde::Serialize`, is taken as it serialises: `serde_json::Value` among them, which has it with the
/// feature `serde_json`.
///
/// ```
/// use telemetry_runtime::NodeState;
///
/// #[derive(NodeState)]
/// struct State {
///     query: String,
///     hits: Vec<String>,
/// }
///
/// let state = State { query: "rust".to_owned(), hits: Vec::new() };
/// let mut keys = Vec::new();
/// state.keys(&mut |key| keys.push(key.to_owned()));
/// assert_eq!(keys, ["query", "hits"]);
/// # let _ = (state.query, state.hits);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not known as the state of a node",
    label = "does not implement `NodeState`",
    note = "write `#[derive(telemetry_runtime::NodeState)]` on the struct; `HashMap<String, _>`, `BTreeMap<String, _>` and what has a `serde::Serialize`, such as JSON values, need nothing"
)]
pub trait NodeState {
    /// Visits the names of what the state holds.
    fn keys(&self, visit: &mut dyn FnMut(&str));

    /// Visits names and values, for the line of a node that failed; they are redacted before they
    /// leave the process.
    fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>));
}

#[cfg(feature = "serde_json")]
impl NodeState for serde_json::Map<String, serde_json::Value> {
    fn keys(&self, visit: &mut dyn FnMut(&str)) {
        for key in self.keys() {
            visit(key);
        }
    }

    fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
        for (key, value) in self {
            visit(key, value.to_value());
        }
    }
}

#[cfg(feature = "serde_json")]
impl NodeState for serde_json::Value {
    fn keys(&self, visit: &mut dyn FnMut(&str)) {
        if let Self::Object(map) = self {
            NodeState::keys(map, visit);
        }
    }

    fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
        match self {
            Self::Object(map) => map.summary(visit),
            other => visit("value", other.to_value()),
        }
    }
}

impl<V: ToValue, H> NodeState for HashMap<String, V, H> {
    /// In alphabetical order: the order of a hash map differs from run to run.
    fn keys(&self, visit: &mut dyn FnMut(&str)) {
        let mut keys: Vec<&str> = self.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys.into_iter().for_each(visit);
    }

    fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
        let mut entries: Vec<_> = self.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        for (key, value) in entries {
            visit(key, value.to_value());
        }
    }
}

impl<V: ToValue> NodeState for BTreeMap<String, V> {
    fn keys(&self, visit: &mut dyn FnMut(&str)) {
        for key in self.keys() {
            visit(key);
        }
    }

    fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
        for (key, value) in self {
            visit(key, value.to_value());
        }
    }
}

macro_rules! node_state_through {
    ($($pointer:ty),+) => {$(
        impl<S: NodeState + ?Sized> NodeState for $pointer {
            fn keys(&self, visit: &mut dyn FnMut(&str)) {
                (**self).keys(visit);
            }

            fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
                (**self).summary(visit);
            }
        }
    )+};
}

node_state_through!(&S, &mut S, Box<S>, Arc<S>, std::rc::Rc<S>);
