//! Calls in the middle of the toolkit's own work do no harm to the calls around them.

use crate::run::{operation, run};

const CALLS: u64 = 30_000;

#[test]
fn a_storm_of_signals_loses_no_call_of_the_program() {
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
    // A signal that came while the toolkit was at work is not measured; the first call is no signal.
    let signals = operation(&reports[1], "in_a_signal");
    assert_eq!(signals["in_flight"], 0, "{signals}");
    let calls = signals["calls"].as_u64().unwrap();
    assert!((2..=handled).contains(&calls), "{calls} of {handled}");
}

#[test]
fn a_storm_of_signals_does_no_harm_to_any_form_of_a_call() {
    let run = run("interrupted_by_signals_in_every_form");
    let report = run.report();
    for (name, outcome, calls) in [
        ("node_node", "ok", 2_000),
        ("block", "ok", 2_000),
        ("work_later", "cancelled", 4_000),
    ] {
        let operation = operation(&report, name);
        assert_eq!(operation["calls"], calls, "{operation}");
        assert_eq!(operation[outcome], calls, "{operation}");
        assert_eq!(operation["in_flight"], 0, "{operation}");
    }
    let signals = operation(&report, "in_a_signal");
    assert!(signals["calls"].as_u64() > Some(2_000), "{signals}");
    assert_eq!(signals["in_flight"], 0, "{signals}");
}

#[test]
fn a_signal_that_interrupts_the_program_itself_is_measured() {
    let report = run("interrupted_by_a_signal_in_the_body").report();
    for name in ["raises", "in_a_signal"] {
        let operation = operation(&report, name);
        assert_eq!(operation["ok"], 1_000, "{operation}");
    }
}

#[test]
fn a_field_may_end_a_call_and_use_its_own_handle_while_it_is_shown() {
    let run = run("interrupted_by_a_field_that_ends_a_call");
    let line = run.completed("records");
    assert_eq!(line.text("shown"), "ended");
    assert_eq!((line.count("before"), line.count("after")), (1, 2));
    assert_eq!(run.completed("noted").text("shown"), "ended");
    let held = run.all("Operation completed: held");
    assert_eq!(held.len(), 2);
    for line in held {
        assert_eq!(line.text("outcome"), "cancelled", "{}", line.json);
        assert_eq!(line.count("polls"), 2, "{}", line.json);
    }
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
