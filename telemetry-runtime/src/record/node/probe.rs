//! Picks, at compile time, how a state tells its keys: by `NodeState`, as it serialises, or as a map of anything.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use super::NodeState;
use crate::fence::fenced;
use crate::record::capture::Capture;
use crate::record::seen::Seen;
use crate::record::value::{Value, entries, names, serialized};

/// So many keys of a state are named on a line.
const MAX_KEYS: usize = 1_024;

/// The keys of a state, as they stand in `input_state_keys` and `output_state_keys`.
fn keys_of(visit: impl FnOnce(&mut dyn FnMut(&str))) -> Value<'static> {
    let mut keys = Vec::new();
    visit(&mut |key| {
        if keys.len() < MAX_KEYS {
            keys.push(Value::Text(Cow::Owned(key.to_owned())));
        }
    });
    Value::List(keys)
}

/// A state, before it is known how it tells its keys. The attribute writes `(&&&&State(&state))` in front
/// of one of the methods; method lookup takes the first trait that fits.
pub struct State<'a, S: ?Sized>(pub &'a S);

/// States that say what they hold.
pub trait KnownState {
    /// Notes the state that goes in.
    fn telemetry_input(&self, capture: &mut Capture<'_>);
    /// Sees the state that comes out.
    fn telemetry_output(&self) -> Seen;
}

impl<S: NodeState + ?Sized> KnownState for &&&State<'_, S> {
    fn telemetry_input(&self, capture: &mut Capture<'_>) {
        capture.state(
            || keys_of(|visit| self.0.keys(visit)),
            |visit| self.0.summary(visit),
        );
    }

    fn telemetry_output(&self) -> Seen {
        node(|| keys_of(|visit| self.0.keys(visit)))
    }
}

/// States that can be serialised.
pub trait SerializedState {
    /// Notes the state that goes in.
    fn telemetry_input(&self, capture: &mut Capture<'_>);
    /// Sees the state that comes out.
    fn telemetry_output(&self) -> Seen;
}

impl<S: Serialize + ?Sized> SerializedState for &&State<'_, S> {
    fn telemetry_input(&self, capture: &mut Capture<'_>) {
        capture.state(
            || serialized_keys(self.0),
            |visit| visit_serialized(self.0, visit),
        );
    }

    fn telemetry_output(&self) -> Seen {
        node(|| serialized_keys(self.0))
    }
}

/// A map whose values are of a type that says nothing of itself.
pub trait StringMap {
    /// Visits the keys, each with the type of its value.
    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &'static str));
}

impl<V, H> StringMap for HashMap<String, V, H> {
    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &'static str)) {
        let mut keys: Vec<&str> = self.keys().map(String::as_str).collect();
        keys.sort_unstable();
        for key in keys {
            visit(key, std::any::type_name::<V>());
        }
    }
}

impl<V> StringMap for BTreeMap<String, V> {
    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &'static str)) {
        for key in self.keys() {
            visit(key, std::any::type_name::<V>());
        }
    }
}

macro_rules! string_map_through {
    ($($pointer:ty),+) => {$(
        impl<M: StringMap + ?Sized> StringMap for $pointer {
            fn visit_keys(&self, visit: &mut dyn FnMut(&str, &'static str)) {
                (**self).visit_keys(visit);
            }
        }
    )+};
}

string_map_through!(&M, &mut M, Box<M>, Arc<M>, std::rc::Rc<M>);

/// Maps of any values: their keys are told, and of the values the type.
pub trait MapState {
    /// Notes the state that goes in.
    fn telemetry_input(&self, capture: &mut Capture<'_>);
    /// Sees the state that comes out.
    fn telemetry_output(&self) -> Seen;
}

impl<M: StringMap + ?Sized> MapState for &State<'_, M> {
    fn telemetry_input(&self, capture: &mut Capture<'_>) {
        capture.state(
            || keys_of_map(self.0),
            |visit| {
                self.0
                    .visit_keys(&mut |key, ty| visit(key, Value::Text(ty.into())));
            },
        );
    }

    fn telemetry_output(&self) -> Seen {
        node(|| keys_of_map(self.0))
    }
}

fn keys_of_map<M: StringMap + ?Sized>(map: &M) -> Value<'static> {
    keys_of(|visit| map.visit_keys(&mut |key, _| visit(key)))
}

/// All other states, which the compiler refuses in words of ours.
pub trait UnknownState {
    /// The type of the state.
    type Type: ?Sized;

    /// Does not compile.
    fn telemetry_input(&self, capture: &mut Capture<'_>)
    where
        Self::Type: NodeState;
    /// Does not compile.
    fn telemetry_output(&self) -> Seen
    where
        Self::Type: NodeState;
}

impl<S: ?Sized> UnknownState for State<'_, S> {
    type Type = S;

    fn telemetry_input(&self, capture: &mut Capture<'_>)
    where
        S: NodeState,
    {
        KnownState::telemetry_input(&&&self, capture);
    }

    fn telemetry_output(&self) -> Seen
    where
        S: NodeState,
    {
        KnownState::telemetry_output(&&&self)
    }
}

/// A type that was judged where it goes in already: the compiler says what is wrong with it once.
pub trait JudgedState {
    /// Not called.
    fn telemetry_output(&self) -> Seen;
}

impl<S: ?Sized> JudgedState for State<'_, S> {
    fn telemetry_output(&self) -> Seen {
        Seen::OK
    }
}

/// What is seen of a node that succeeded; keys that panic are no failure of the node.
fn node(keys: impl FnOnce() -> Value<'static>) -> Seen {
    Seen::node(&fenced(keys).unwrap_or_else(|| Value::Text("<panicked>".into())))
}

fn serialized_keys<S: Serialize + ?Sized>(state: &S) -> Value<'static> {
    let keys = names(state).into_iter().take(MAX_KEYS);
    Value::List(keys.map(Value::Text).collect())
}

fn visit_serialized<S: Serialize + ?Sized>(state: &S, visit: &mut dyn FnMut(&str, Value<'_>)) {
    match entries(serialized(state)) {
        Ok(entries) => {
            for (name, value) in entries {
                visit(&name, value);
            }
        }
        Err(other) => visit("value", other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::wire::{Reader, field};

    fn names(state: &impl NodeState) -> Vec<String> {
        let mut names = Vec::new();
        state.keys(&mut |key| names.push(key.to_owned()));
        names
    }

    // What the attribute writes, references and all.
    macro_rules! keys_of_state {
        ($state:expr) => {{
            let seen = (&&&&State($state)).telemetry_output();
            let mut reader = Reader(seen.output_keys().bytes());
            let Some((_, Value::List(keys))) = field(&mut reader) else {
                panic!("no keys");
            };
            let keys = keys.into_iter().map(|key| match key {
                Value::Text(key) => key.into_owned(),
                _ => panic!("no text"),
            });
            keys.collect::<Vec<String>>()
        }};
    }

    #[test]
    fn maps_name_their_keys() {
        let map = HashMap::from([("b".to_owned(), 1), ("a".to_owned(), 2)]);
        assert_eq!(names(&map), ["a", "b"]);
        assert_eq!(names(&Arc::new(&map)), ["a", "b"], "through pointers too");
        assert_eq!(keys_of_state!(&map), ["a", "b"]);
    }

    #[test]
    fn json_names_its_keys_without_its_crate() {
        let json = serde_json::json!({"query": "x", "hits": []});
        assert_eq!(keys_of_state!(&json), ["hits", "query"]);
        assert_eq!(keys_of_state!(&Arc::new(&json)), ["hits", "query"]);
        let map = HashMap::from([("a".to_owned(), json)]);
        assert_eq!(keys_of_state!(&map), ["a"]);
        assert!(keys_of_state!(&serde_json::json!(7)).is_empty());
    }

    #[test]
    fn a_map_of_anything_names_its_keys() {
        struct Opaque(#[expect(dead_code, reason = "nobody looks at it")] u8);
        let map = BTreeMap::from([("b".to_owned(), Opaque(1)), ("a".to_owned(), Opaque(2))]);
        assert_eq!(keys_of_state!(&map), ["a", "b"]);
        let map: HashMap<String, Opaque> = map.into_iter().collect();
        assert_eq!(keys_of_state!(&Arc::new(map)), ["a", "b"]);
    }

    #[cfg(feature = "serde_json")]
    #[test]
    fn json_has_the_trait_with_its_feature() {
        let mut seen = Vec::new();
        serde_json::json!({"n": 3})
            .summary(&mut |key, value| seen.push((key.to_owned(), matches!(value, Value::Int(3)))));
        assert_eq!(seen, [("n".to_owned(), true)]);
        assert_eq!(names(&serde_json::json!({"b": 1, "a": 2})), ["a", "b"]);
    }

    #[test]
    fn a_summary_holds_the_values() {
        let mut seen = Vec::new();
        visit_serialized(&serde_json::json!({"n": -3}), &mut |key, value| {
            seen.push((key.to_owned(), matches!(value, Value::Int(-3))));
        });
        assert_eq!(seen, [("n".to_owned(), true)]);
    }
}
