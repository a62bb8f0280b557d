//! Blocks and futures that are measured by hand.

use serde_json::json;

use crate::run::run;

#[test]
fn a_block_is_measured_until_it_is_dropped() {
    let run = run("blocks");
    let fine = run.completed("fine");
    assert!(fine.number("duration_ms") >= 2.0);
    assert_eq!((fine.count("bytes"), fine.text("name")), (512, "header"));
    assert_eq!(fine.text("outcome"), "ok");
    assert_eq!(run.outcome("inner"), "ok");
    assert_eq!(run.outcome("outer"), "ok");
}

#[test]
fn a_block_that_failed_is_classified() {
    let run = run("blocks");
    let failing = run.completed("failing");
    assert_eq!(
        (failing.text("outcome"), failing.count("bytes")),
        ("error", 7)
    );
    let classified = run.one("Classified error in failing");
    assert_eq!(classified.text("error_category"), "transient");
}

#[test]
fn a_block_that_is_left_by_a_panic_keeps_its_fields() {
    let run = run("blocks");
    assert_eq!(run.outcome("panicking"), "panicked");
    let fields = &run.completed("panicking").fields;
    assert_eq!(fields.get("bytes"), Some(&json!(1)), "{fields:?}");
}

#[test]
fn a_future_is_measured_by_hand() {
    let run = run("blocks_of_futures");
    let fine = run.completed("fine");
    assert_eq!((fine.count("step"), fine.get("later")), (1, &json!(true)));
    assert_eq!(fine.count("polls"), 2);
    assert_eq!(fine.text("request_id"), "req-1");
    assert_eq!(run.report(), 42);
    assert_eq!(run.outcome("failing"), "error");
    let classified = run.one("Classified error in failing");
    assert_eq!(classified.text("error_category"), "resource");
    assert_eq!(run.outcome("panicking"), "panicked");
    assert_eq!(run.outcome("cancelled"), "cancelled");
    assert_eq!(run.outcome("never_polled"), "cancelled");
}

#[test]
fn a_future_that_was_cancelled_keeps_its_fields() {
    let run = run("blocks_of_futures");
    let fields = &run.completed("cancelled").fields;
    assert_eq!(fields.get("step"), Some(&json!(1)), "{fields:?}");
}

#[test]
fn names_without_end_are_counted_under_one() {
    let run = run("blocks_with_many_names");
    let report = run.report();
    assert!(report[0].as_u64().unwrap() <= 2_001, "{report}");
    assert_eq!(report[1], 10_000, "none is lost");
}

#[test]
fn blocks_work_without_an_installation() {
    let run = run("blocks_without_an_installation");
    assert!(run.lines.is_empty());
    assert_eq!(run.reports(), [json!(42), json!([]), json!(false)]);
}
