//! Nodes of a workflow graph.

use serde_json::json;

use crate::run::{operation, run};

const KEYS: [&str; 3] = ["query", "hits", "password"];

#[test]
fn a_node_that_completes_names_the_keys_that_went_in_and_out() {
    let run = run("nodes");
    let line = run.one("Node plan completed successfully");
    assert_eq!(line.text("node_name"), "plan");
    assert_eq!(line.text("level"), "info");
    assert_eq!(line.text("request_id"), "unknown");
    assert_eq!(line.get("input_state_keys"), &json!(KEYS));
    assert_eq!(line.get("output_state_keys"), &json!(KEYS));
    let line = run.one("Node answer completed successfully");
    let keys = json!(["question", "answer", "type"]);
    assert_eq!(line.get("input_state_keys"), &keys);
    assert_eq!(line.get("output_state_keys"), &keys);
    let line = run.one("Node enrich completed successfully");
    assert_eq!(line.get("input_state_keys"), &json!(["question"]));
    assert_eq!(
        line.get("output_state_keys"),
        &json!(["answer", "question"])
    );
    let line = run.one("Node of_json completed successfully");
    assert_eq!(line.get("input_state_keys"), &json!(["a", "b"]));
    assert_eq!(line.get("output_state_keys"), &json!(["out"]));
    let line = run.one("Node of_map completed successfully");
    assert_eq!(line.get("output_state_keys"), &json!(["a", "b"]));
}

#[test]
fn a_node_that_fails_shows_the_error_and_its_redacted_state() {
    let run = run("nodes");
    let line = run.one("Node fails failed");
    assert_eq!(line.text("level"), "error");
    assert_eq!(line.text("error_message"), "connection refused");
    assert!(
        line.has("error_type") && line.has("error_traceback"),
        "{}",
        line.json
    );
    assert_eq!(line.get("input_state")["query"], "rust");
    assert_eq!(line.get("input_state")["hits"], json!([1, 2]));
    let line = run.one("Node fails_later failed");
    assert_eq!(line.get("input_state")["query"], "rust");
    run.one("Classified error in node_fails_later");
}

#[test]
fn no_line_of_a_node_holds_a_secret() {
    let run = run("nodes");
    assert!(run.lines.iter().all(|line| !line.json.contains("canary")));
}

#[test]
fn a_node_that_panics_or_is_cancelled_has_failed() {
    let run = run("nodes");
    let panicked = run.one("Node panics failed");
    assert_eq!(panicked.get("input_state")["query"], "rust");
    assert_eq!(run.outcome("node_panics"), "panicked");
    run.one("Node waits failed");
    assert_eq!(run.outcome("node_waits"), "cancelled");
    run.one("Node judged failed");
    assert_eq!(run.outcome("node_judged"), "error");
}

#[test]
fn a_node_is_an_operation_with_its_own_arguments() {
    let run = run("nodes");
    let reports = run.reports();
    assert_eq!(operation(&reports[1], "node_plan")["calls"], 1);
    assert_eq!(operation(&reports[1], "node_enrich")["ok"], 1);
    let line = run.one("Node with_arguments completed successfully");
    assert_eq!(line.text("request_id"), "by-argument");
    let violation = run.one("Performance budget violation: node_with_arguments");
    assert_eq!(violation.text("request_id"), "by-argument");
    assert_eq!(run.completed("node_with_arguments").count("size"), 2);
}

#[test]
fn a_node_is_a_span_of_its_request() {
    let run = run("nodes_in_a_request");
    let plan = run.one("Node plan completed successfully");
    let fails = run.one("Node fails failed");
    assert_eq!(plan.text("request_id"), "req-1");
    assert_eq!(plan.text("trace_id"), fails.text("trace_id"));
    assert_ne!(plan.text("span_id"), fails.text("span_id"));
    assert_eq!(
        plan.text("span_id"),
        run.completed("node_plan").text("span_id")
    );
}
