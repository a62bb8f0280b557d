//! Calls in the middle of the toolkit's own work do no harm to the calls around them.

use crate::run::{operation, run};

const CALLS: u64 = 30_000;

#[test]
fn a_storm_of_signals_loses_no_call() {
    let run = run("interrupted_by_signals");
    let reports = run.reports();
    let handled = reports[0].as_u64().unwrap();
    assert!(handled > 10, "{handled} signals");
    for name in ["work", "work_later"] {
        let operation = operation(&reports[1], name);
        assert_eq!(operation["calls"], CALLS, "{operation}");
        assert_eq!(operation["ok"], CALLS, "{operation}");
        assert_eq!(operation["in_flight"], 0, "{operation}");
    }
    // A signal that came while the toolkit was at work is not measured.
    let signals = operation(&reports[1], "in_a_signal")["calls"]
        .as_u64()
        .unwrap();
    assert!((1..=handled).contains(&signals), "{signals} of {handled}");
}

#[test]
fn a_signal_that_comes_while_a_field_is_shown_is_not_measured() {
    let run = run("interrupted_by_a_signal_within");
    assert_eq!(run.reports()[0], 1);
    assert_eq!(run.completed("shows").text("value"), "raised");
}

#[test]
fn user_code_that_measures_while_it_is_asked_changes_nothing() {
    let run = run("interrupted_by_display");
    let line = run.completed("busy");
    assert_eq!(line.text("shown"), "busy");
    assert_eq!(line.text("debugged"), "Busy");
    assert_eq!(line.text("outcome"), "error");
    assert_eq!(run.outcome("busy_later"), "error");
    assert_eq!(run.outcome("node_busy_node"), "error");
    assert_eq!(run.outcome("node_busy_node_later"), "ok");
    for name in ["busy", "busy_later", "node_busy_node"] {
        let operation = operation(&run.report(), name).clone();
        assert_eq!(operation["calls"], 1, "{operation}");
        assert_eq!(operation["in_flight"], 0, "{operation}");
    }
    assert_eq!(
        run.one("Classified error in busy").text("error_message"),
        "busy"
    );
    // The last call is an ordinary one.
    assert_eq!(run.outcome("inner"), "error");
}
