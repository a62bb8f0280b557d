//! What is recorded of what serialises, beside what `serde_json` makes of it.

use super::*;
use serde_json::json;
use std::collections::BTreeMap;

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Uint(value) => value.to_string(),
        Value::Float(value) => value.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(shown).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(entries) => {
            let entries = entries.iter();
            let entries: Vec<_> = entries
                .map(|(name, value)| format!("{name:?}:{}", shown(value)))
                .collect();
            format!("{{{}}}", entries.join(","))
        }
        Value::Part(begun, count) => format!("{} of {count}", shown(begun)),
        _ => "other".to_owned(),
    }
}

#[test]
fn json_is_what_it_was() {
    let value = json!({"a": [1, -2, 2.5, "x", null, true], "b": {"c": u64::MAX}});
    assert_eq!(shown(&serialized(&value)), value.to_string());
}

#[test]
fn a_struct_is_an_object_and_a_variant_is_named() {
    #[derive(serde::Serialize)]
    enum Shape {
        Empty,
        Round(u8),
        Flat { width: i8 },
        Pair(u8, char),
    }
    #[derive(serde::Serialize)]
    struct State {
        shapes: Vec<Shape>,
        by_number: BTreeMap<u8, bool>,
    }
    let state = State {
        shapes: vec![
            Shape::Empty,
            Shape::Round(1),
            Shape::Flat { width: -1 },
            Shape::Pair(2, 'c'),
        ],
        by_number: BTreeMap::from([(7, true)]),
    };
    let json = serde_json::to_string(&state).unwrap();
    assert_eq!(shown(&serialized(&state)), json);
    assert_eq!(names(&state), ["shapes", "by_number"]);
}

#[test]
fn names_are_those_of_the_outermost_map() {
    assert_eq!(names(&json!({"b": {"x": 1}, "a": [1]})), ["a", "b"]);
    assert!(names(&json!([1, 2])).is_empty());
    assert!(names("text").is_empty());
}

#[test]
fn what_is_large_or_deep_is_cut() {
    let long: Vec<Vec<u8>> = vec![vec![1; 1_000]; 1_000];
    let text = shown(&serialized(&long));
    assert!(text.ends_with("of 1000") && text.len() < 3 * MAX_ITEMS);
    let text = serialized(&"x ".repeat(100_000));
    assert!(matches!(text, Value::Cut(kept, 200_000) if kept.len() <= MAX_TEXT));
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    let text = shown(&serialized(&deep));
    assert_eq!(text.matches('[').count(), MAX_DEPTH);
}

#[test]
fn a_type_that_fails_to_serialise_says_so() {
    struct Bad;
    impl Serialize for Bad {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }
    let text = shown(&serialized(&Bad));
    assert_eq!(text, r#""<serializing failed: no>""#);
}
