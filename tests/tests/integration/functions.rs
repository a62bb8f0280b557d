//! An annotated function does what it would do without the attribute.

use serde_json::json;

use crate::run::run;

#[test]
fn functions_of_every_shape_return_what_they_did() {
    let run = run("functions_of_many_shapes");
    let expected = [
        json!(["text", "7", "a", "Some(1)"]),
        json!([[0, 2, 4], "1.5", 12]),
        json!([[7, null, null, 0], 9, null]),
        json!([[0, 1, 2, 3], [5, 5, 5], 55]),
        json!([[1, 2, 3], "a_b", "ab", 6]),
        json!([[2], 7, true, 2]),
        json!([4, 12, "12", 3, 3, 3]),
        json!(5),
    ];
    assert_eq!(run.reports(), expected);
}

#[test]
fn functions_of_every_shape_are_measured() {
    let run = run("functions_of_many_shapes");
    for operation in [
        "lifetimes",
        "impl_argument",
        "impl_return",
        "dyn_argument",
        "closure",
        "patterns",
        "array",
        "with_where",
        "labelled",
        "mutates",
        "not_send",
        "called_from",
        "for_c",
        "returns_boxed",
        "borrows",
        "Counter::by_ref",
        "Counter::by_value",
        "Counter::by_rc",
        "Counter::in_future",
    ] {
        assert_eq!(run.outcome(operation), "ok", "{operation}");
    }
    let outcomes = run.all("Operation completed: converts");
    let outcomes: Vec<_> = outcomes.iter().map(|line| line.text("outcome")).collect();
    assert_eq!(outcomes, ["ok", "error", "error", "ok"]);
    assert_eq!(run.all("Operation completed: recursive").len(), 11);
}

#[test]
fn values_are_dropped_in_the_same_order() {
    for orders in run("functions_with_drops").reports() {
        assert_eq!(orders[0], orders[1], "measured, bare");
    }
}

#[test]
fn a_panic_keeps_its_payload_and_its_place() {
    let run = run("functions_that_panic");
    assert_eq!(run.report(), 42);
    assert!(run.stderr.contains("drops.rs"), "{}", run.stderr);
    assert!(
        run.stderr.contains("the len is 0 but the index is 10"),
        "{}",
        run.stderr
    );
}
