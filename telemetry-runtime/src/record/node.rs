//! The state that goes through a node of a graph.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::value::{ToValue, Value};

/// The state of a graph, as far as its lines tell of it: `#[traced_node]` asks for it.
///
/// Derive it for a struct, where the keys are the fields; it is there for JSON values and maps.
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
    note = "write `#[derive(telemetry_runtime::NodeState)]` on the struct; JSON values, `HashMap<String, _>` and `BTreeMap<String, _>` have it already"
)]
pub trait NodeState {
    /// Visits the names of what the state holds.
    fn keys(&self, visit: &mut dyn FnMut(&str));

    /// Visits names and values, for the line of a node that failed; they are redacted before they
    /// leave the process.
    fn summary(&self, visit: &mut dyn FnMut(&str, Value<'_>));
}

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

/// So many keys of a state are named on a line.
const MAX_KEYS: usize = 1_024;

/// The keys of a state, as they stand in `input_state_keys` and `output_state_keys`.
pub(super) fn keys_of<S: NodeState + ?Sized>(state: &S) -> Value<'static> {
    let mut keys = Vec::new();
    state.keys(&mut |key| {
        if keys.len() < MAX_KEYS {
            keys.push(Value::Text(Cow::Owned(key.to_owned())));
        }
    });
    Value::List(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(state: &impl NodeState) -> Vec<String> {
        let mut names = Vec::new();
        state.keys(&mut |key| names.push(key.to_owned()));
        names
    }

    #[test]
    fn maps_and_json_name_their_keys() {
        let json = serde_json::json!({"query": "x", "hits": []});
        assert_eq!(names(&json), ["hits", "query"]);
        assert_eq!(
            names(&Arc::new(&json)),
            ["hits", "query"],
            "through pointers too"
        );
        assert_eq!(
            names(&HashMap::from([("b".to_owned(), 1), ("a".to_owned(), 2)])),
            ["a", "b"]
        );
        assert!(names(&serde_json::json!(7)).is_empty());
    }

    #[test]
    fn a_summary_holds_the_values() {
        let mut seen = Vec::new();
        serde_json::json!({"n": 3})
            .summary(&mut |key, value| seen.push((key.to_owned(), matches!(value, Value::Int(3)))));
        assert_eq!(seen, [("n".to_owned(), true)]);
    }
}
