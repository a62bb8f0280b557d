//! One call is one line, on whatever threads its future was polled and dropped.

use crate::run::{operation, run};

#[test]
fn a_future_that_ends_on_another_thread_is_one_call() {
    let run = run("async_across_threads");
    let line = run.completed("comes_to_its_end");
    assert_eq!(line.text("outcome"), "error");
    assert_eq!(line.count("polls"), 3);
    assert!(line.number("busy_ms") >= 4.0, "{}", line.json);
    assert!(line.number("idle_ms") >= 4.0, "{}", line.json);
    let polls: Vec<_> = run
        .all("Operation completed: child")
        .into_iter()
        .map(|line| (line.text("outcome"), line.count("polls")))
        .collect();
    assert_eq!(polls, [("ok", 3), ("ok", 2)]);
}

#[test]
fn a_future_that_is_dropped_on_another_thread_was_cancelled() {
    let run = run("async_across_threads");
    assert_eq!(run.outcome("is_dropped"), "cancelled");
    assert_eq!(run.completed("is_dropped").count("polls"), 3);
    assert_eq!(run.outcome("is_dropped_unpolled"), "cancelled");
    assert_eq!(run.completed("is_dropped_unpolled").count("polls"), 0);
}

#[test]
fn a_future_that_panics_on_another_thread_panicked() {
    let run = run("async_across_threads");
    for panicked in ["panics", "child_that_panics"] {
        assert_eq!(run.outcome(panicked), "panicked");
    }
    assert_eq!(run.completed("panics").count("polls"), 3);
    let operations = run.report();
    for name in ["comes_to_its_end", "is_dropped", "panics", "child"] {
        assert_eq!(operation(&operations, name)["in_flight"], 0, "{name}");
    }
}

#[test]
fn polls_after_the_end_are_no_calls() {
    let run = run("async_after_the_end");
    assert_eq!(run.outcome("ends"), "ok");
    assert_eq!(run.completed("ends").count("polls"), 1);
    assert_eq!(run.outcome("ends_in_a_panic"), "panicked");
    assert_eq!(run.completed("ends_in_a_panic").count("polls"), 1);
    let operations = run.report();
    for name in ["ends", "ends_in_a_panic"] {
        let operation = operation(&operations, name);
        assert_eq!(operation["calls"], 1, "{operation}");
        assert_eq!(operation["in_flight"], 0, "{operation}");
    }
}

#[test]
fn a_future_is_measured_if_its_first_poll_comes_after_the_install() {
    let run = run("async_around_the_install");
    assert_eq!(run.completed("made_before").count("polls"), 2);
    assert!(run.all("Operation completed: polled_before").is_empty());
    assert_eq!(
        operation(&run.report(), "made_before")["calls"],
        1,
        "{}",
        run.stderr
    );
}
