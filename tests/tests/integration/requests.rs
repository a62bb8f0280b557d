//! The request id and the trace of a line.

use std::collections::{HashMap, HashSet};

use crate::run::{Run, run};

fn request_id<'a>(run: &'a Run, operation: &str) -> Option<&'a str> {
    let line = run.completed(operation);
    line.has("request_id").then(|| line.text("request_id"))
}

#[test]
fn everything_called_in_a_request_carries_its_id() {
    let run = run("requests_in_scope");
    for operation in ["outer", "inner", "block", "back", "on_a_thread"] {
        assert_eq!(request_id(run, operation), Some("req-1"), "{operation}");
    }
    assert_eq!(request_id(run, "nested"), Some("req-2"));
    assert_eq!(request_id(run, "attached"), Some("req-4"));
}

#[test]
fn nothing_outside_of_a_request_carries_an_id() {
    let run = run("requests_in_scope");
    for operation in ["outside", "detached", "on_a_thread_that_did_not_ask"] {
        let id = request_id(run, operation);
        assert!(id.is_none_or(|id| id == "unknown"), "{operation}: {id:?}");
        assert!(!run.completed(operation).has("trace_id"), "{operation}");
    }
}

#[test]
fn a_request_that_is_replaced_by_another_leaves_nothing_behind() {
    let run = run("requests_in_scope");
    assert_eq!(request_id(run, "replaced"), Some("req-6"));
    assert_eq!(request_id(run, "detached_again"), None);
}

#[test]
fn a_request_is_one_trace_and_each_call_a_span_of_it() {
    let run = run("requests_in_scope");
    let report = run.report();
    let mut spans = HashSet::new();
    for operation in ["outer", "inner", "block", "back", "on_a_thread"] {
        let line = run.completed(operation);
        assert_eq!(line.get("trace_id"), &report, "{operation}");
        assert!(
            spans.insert(line.text("span_id")),
            "{operation} shares its span"
        );
    }
    assert_ne!(run.completed("nested").get("trace_id"), &report);
}

#[test]
fn an_argument_names_the_request_of_a_call_and_of_what_it_calls() {
    let run = run("requests_by_argument");
    assert_eq!(request_id(run, "named"), Some("by-argument"));
    assert_eq!(request_id(run, "called_by_named"), Some("by-argument"));
    assert_eq!(request_id(run, "numbered"), Some("42"));
    for operation in ["async_named", "async_called", "async_called_later"] {
        assert_eq!(request_id(run, operation), Some("async"), "{operation}");
    }
    let optional = run.all("Operation completed: optional");
    assert_eq!(optional[1].text("request_id"), "ambient");
    assert_eq!(optional[2].text("request_id"), "own");
    assert_eq!(request_id(run, "inner"), Some("ambient"), "it comes back");
}

#[test]
fn lines_about_budgets_and_errors_say_unknown_where_there_is_no_request() {
    let run = run("requests_by_argument");
    for (message, first) in [
        ("Performance budget violation: over_budget", "slow"),
        ("Classified error in failing", "bad"),
    ] {
        let lines = run.all(message);
        let ids: Vec<_> = lines.iter().map(|line| line.text("request_id")).collect();
        assert_eq!(ids, [first, "unknown"]);
    }
}

#[test]
fn a_request_reaches_across_await_and_into_tasks_that_ask() {
    let run = run("requests_across_await");
    assert_eq!(request_id(run, "awaited"), Some("req-a"));
    assert_eq!(request_id(run, "spawned"), Some("req-a"));
    let without = request_id(run, "spawned_without_asking");
    assert!(without.is_none_or(|id| id == "unknown"), "{without:?}");

    let mut traces = HashMap::new();
    for line in run.all("Operation completed: one_of_many") {
        traces.insert(line.text("request_id"), line.text("trace_id"));
    }
    assert_eq!(traces.len(), 50, "requests on four threads do not mix");
    assert_eq!(traces.values().collect::<HashSet<_>>().len(), 50);
}

#[test]
fn a_future_that_is_cancelled_belongs_to_its_request() {
    let run = run("requests_of_cancelled_futures");
    let line = run.completed("waiting");
    assert_eq!(line.text("outcome"), "cancelled");
    assert!(
        line.has("request_id") && line.has("trace_id"),
        "{}",
        line.json
    );
    assert_eq!(request_id(run, "waiting"), Some("aborted"));
}

#[test]
fn a_future_that_is_cancelled_with_its_caller_belongs_to_its_request() {
    let run = run("requests_of_cancelled_futures");
    assert_eq!(request_id(run, "waiting_for_a_child"), Some("by-argument"));
    assert_eq!(request_id(run, "child"), Some("by-argument"));
}

#[test]
fn a_hostile_request_id_is_escaped_and_bounded() {
    let run = run("requests_that_are_hostile");
    assert_eq!(run.all("Operation completed: inner").len(), 5);
    for line in &run.lines {
        assert_eq!(line.text("level"), "info");
    }
}
