//! Values that are captured with `fields(…)`.

use serde_json::json;

use crate::run::{run, run_with};

#[test]
fn each_kind_of_value_is_what_it_is_in_json() {
    let run = run("fields_of_every_kind");
    let line = run.completed("kinds");
    for (field, value) in [
        ("small", json!(250)),
        ("text", json!("näive")),
        ("owned", json!("owned")),
        ("letter", json!("ß")),
        ("truth", json!(true)),
        ("float", json!(0.5)),
        ("none", json!(null)),
        ("some", json!("some")),
        ("shown", json!("displayed")),
        ("debugged", json!("debugged")),
        ("displayed", json!("displayed")),
        ("only_debug", json!("OnlyDebug { _part: 1 }")),
        ("id", json!(42)),
        ("length", json!(6)),
        ("big", json!(u128::MAX.to_string())),
        ("very_small", json!(i128::MIN.to_string())),
        ("nan", json!(null)),
        ("infinite", json!(null)),
        ("whole_float", json!(3.0)),
        ("elapsed", json!(1.234_567)),
        ("json", json!({"a": [1, null, {"b": "c"}]})),
        ("list", json!([1, 2, 3])),
        ("shared", json!("shared")),
        ("pair.first", json!(i64::MIN)),
        ("with-dash", json!(u64::MAX)),
        ("sum", json!(251)),
    ] {
        assert_eq!(line.get(field), &value, "{field}");
    }
    assert_eq!(run.report(), 5);
}

#[test]
fn a_reserved_name_cannot_be_taken() {
    let run = run("fields_with_reserved_names");
    let line = run.completed("takes_names");
    assert_eq!(line.text("operation"), "takes_names");
    assert_eq!(line.text("level"), "info");
    assert_eq!(line.get("fields.operation"), 1);
    assert_eq!(line.get("fields.level"), 2);
    assert_eq!(line.get("fields.request_id"), "forged");
    assert_eq!(line.get("fields.outcome"), "ok");
    assert_eq!(line.get("fields.duration_ms"), 4);
    assert_eq!(line.get("fields.polls"), 9);
    assert_eq!(line.get("other"), 10);
    let block = run.completed("block");
    assert_eq!(
        (block.text("outcome"), block.get("twice")),
        ("ok", &json!(2))
    );
}

#[test]
fn a_value_with_a_secret_name_is_masked_whatever_it_is() {
    let run = run("fields_that_are_secret");
    let line = run.completed("log_in");
    assert!(!line.json.contains("canary"), "{}", line.json);
    assert!(!line.json.contains("12345"), "{}", line.json);
    assert_eq!(line.get("user")["name"], "ann");
}

#[test]
fn a_value_that_misbehaves_costs_itself_alone() {
    let run = run("fields_that_misbehave");
    for operation in ["display_panics", "display_fails"] {
        let line = run.completed(operation);
        assert_eq!(line.text("outcome"), "ok");
        assert_eq!((line.count("before"), line.count("after")), (1, 2));
        assert!(line.get("bad").is_string(), "{}", line.json);
    }
    assert_eq!(run.outcome("display_measures"), "ok");
    assert_eq!(run.report(), 3, "the function ran all the same");
    assert_eq!(run.outcome("expression_panics"), "ok");
    assert_eq!(run.outcome("async_expression_panics"), "ok");
}

#[test]
fn hostile_text_neither_breaks_a_line_nor_forges_a_field() {
    let run = run("fields_with_hostile_text");
    let texts = run.report();
    let texts = texts.as_array().unwrap();
    let lines = run.all("Operation completed: hostile_text");
    assert_eq!(lines.len(), texts.len());
    for (line, text) in lines.iter().zip(texts) {
        assert_eq!(line.get("text"), text, "it reads back as it was");
        assert_eq!(line.text("outcome"), "error");
        assert_eq!(line.text("level"), "info");
    }
    assert_eq!(
        run.all("Operation completed: display_fails").len(),
        texts.len()
    );
}

#[test]
fn what_is_too_long_is_cut_and_says_how_long_it_was() {
    let run = run("fields_that_are_too_long");
    let text = run.completed("long_text");
    assert!(text.text("huge").starts_with("ää"));
    assert!(text.text("huge").contains("10000000"), "{}", text.json);
    assert_eq!(text.count("small"), 1, "others are kept");
    assert!(run.completed("long_debug").text("value").contains("300000"));
}

#[test]
fn a_list_that_is_cut_says_so() {
    let run = run("fields_that_are_too_long");
    let list = run.completed("long_list");
    assert_eq!(list.count("small"), 1, "others are kept");
    assert!(list.json.contains("10000"), "not marked: {}", list.json);
}

#[test]
fn a_long_name_does_not_push_the_outcome_off_the_line() {
    let run = run("fields_that_are_too_long");
    let blocks = run.lines.iter();
    let named = |line: &&crate::line::Line| line.text("message").contains("nnnn");
    let block = blocks.clone().find(named).unwrap();
    assert_eq!(block.text("outcome"), "ok");
    assert!(block.has("duration_ms"), "{}", block.json);
}

#[test]
fn names_that_become_alike_do_not_stand_twice() {
    // The strict reader has refused the line if one does.
    let run = run("fields_with_names_that_become_alike");
    assert_eq!(run.outcome("same_beginning"), "ok");
    assert_eq!(run.outcome("redacted_alike"), "ok");
}

#[test]
fn arguments_and_fields_are_evaluated_once() {
    let run = run("fields_are_evaluated_once");
    assert_eq!(run.report(), json!([1, 2]));
    assert_eq!(run.completed("counted").count("count"), 0);
    assert_eq!(run.completed("async_counted").count("count"), 1);
}

#[test]
fn fields_are_not_evaluated_while_telemetry_is_off() {
    let off = run_with("fields_while_telemetry_is_off", &[("TELEMETRY_OFF", "1")]);
    assert_eq!(off.report(), 0);
    assert_eq!(run("fields_without_an_installation").report(), 0);
}

#[test]
fn fields_are_evaluated_before_the_body() {
    let run = run("fields_in_their_order_of_evaluation");
    assert_eq!(run.completed("grows").count("before"), 2);
    assert_eq!(run.completed("consumes").count("len"), 4);
}
