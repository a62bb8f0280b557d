//! Totals while somebody asks for them, or changes settings, all the time.

use serde_json::{Value, json};

use crate::run::{operation, run};

/// What all forms of calls together come to.
fn check_totals(operations: &Value) {
    let rounds = 8 * 20_000;
    // Of ten numbers one fails at once, and one the second time.
    let parts = 400 / 8 * (1 + 2 + 3 + 4 + 5 + 6 + 7);
    for (name, ok, errors, panicked, cancelled) in [
        ("outer", rounds / 10 * 8, rounds / 10 * 2, 0, 0),
        (
            "inner",
            rounds / 10 * 17 + 200 + parts + 400,
            rounds / 10 * 2,
            0,
            0,
        ),
        ("ends_in_the_middle", 100, 0, 100, 0),
        ("task", 400, 0, 0, 0),
        ("given_up", 0, 0, 0, 400),
        ("part", parts + 400, 0, 0, 0),
    ] {
        let found = operation(operations, name);
        let counts =
            ["ok", "errors", "panicked", "cancelled", "in_flight"].map(|field| &found[field]);
        let expected = [ok, errors, panicked, cancelled, 0].map(Value::from);
        assert_eq!(counts, expected.each_ref(), "{found}");
    }
}

#[test]
fn totals_never_go_back_while_they_are_watched_and_are_exact_at_the_end() {
    let reports = run("watched_totals").reports();
    assert!(reports[0][0].as_u64() >= Some(10), "asked: {}", reports[0]);
    assert_eq!(reports[0][1], json!([]));
    check_totals(&reports[1]);
}

#[test]
fn counts_are_exact_whatever_settings_are_changed_meanwhile() {
    let reports = run("watched_settings").reports();
    assert!(reports[0].as_u64() >= Some(10), "changed: {}", reports[0]);
    check_totals(&reports[1]);
}

#[test]
fn whatever_has_begun_and_not_ended_is_in_flight() {
    let reports = run("watched_in_flight").reports();
    let of = |report: &Value, name: &str| {
        let found = operation(report, name);
        (found["in_flight"].as_u64(), found["calls"].as_u64())
    };
    for (name, before, after) in [
        ("suspended", (311, 0), (1, 310)),
        ("block", (5, 0), (0, 6)),
        ("leaked_block", (2, 0), (2, 0)),
        ("parked", (3, 0), (0, 3)),
    ] {
        let some = |(in_flight, calls)| (Some(in_flight), Some(calls));
        assert_eq!(of(&reports[0], name), some(before), "{name}");
        assert_eq!(of(&reports[1], name), some(after), "{name}");
    }
}
