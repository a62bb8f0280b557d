//! What is said of an error: category, evidence, type, message, sources.

use serde_json::json;

use crate::run::{Run, run};

/// Category and evidence of each classified error of an operation, in order.
fn verdicts<'a>(run: &'a Run, operation: &str) -> Vec<(&'a str, &'a str)> {
    let lines = run.all(&format!("Classified error in {operation}"));
    let verdict =
        |line: &&'a crate::line::Line| (line.text("error_category"), line.text("classified_by"));
    lines.iter().map(verdict).collect()
}

#[test]
fn the_kind_of_an_io_error_decides() {
    let run = run("errors_of_io");
    let categories: Vec<_> = verdicts(run, "read")
        .into_iter()
        .map(|verdict| verdict.0)
        .collect();
    let expected = [
        "transient",
        "transient",
        "transient",
        "configuration",
        "configuration",
        "data",
        "resource",
        "resource",
        "unknown",
    ];
    assert_eq!(categories, expected);
    assert_eq!(verdicts(run, "read")[0].1, "type");
}

#[test]
fn a_text_is_read_word_by_word() {
    let run = run("errors_as_text");
    let expected = [
        ("transient", "text"),
        ("transient", "text"),
        ("data", "text"),
        ("resource", "text"),
        ("configuration", "text"),
        ("unknown", "none"),
        ("unknown", "none"),
    ];
    assert_eq!(verdicts(run, "say"), expected);
    assert_eq!(verdicts(run, "say_static"), [("resource", "text")]);
}

#[test]
fn an_error_is_classified_through_its_type_and_sources() {
    let run = run("errors_of_types");
    let query = verdicts(run, "query");
    assert_eq!(query[0], ("transient", "type"), "the source is an io error");
    assert_eq!(query[1].0, "data", "the source is a number that was none");
    assert_eq!(query[2].0, "unknown");
    assert_eq!(
        verdicts(run, "pay"),
        [("data", "derived")],
        "it says so itself"
    );
    assert_eq!(verdicts(run, "boxed"), [("resource", "type")]);
    assert_eq!(verdicts(run, "boxed_send")[0].0, "unknown");
    assert_eq!(verdicts(run, "no_error_at_all").len(), 1);
    assert_eq!(verdicts(run, "generic").len(), 1);
    assert_eq!(verdicts(run, "block"), [("transient", "type")]);
    assert_eq!(run.report(), "mat", "the caller gets the error as it was");
}

#[test]
fn the_type_and_the_message_are_named() {
    let run = run("errors_of_types");
    let query = run.all("Classified error in query")[0];
    assert!(
        query.text("error_type").ends_with("QueryError"),
        "{}",
        query.json
    );
    assert_eq!(query.text("error_message"), "cannot read the index");
    assert_eq!(query.text("level"), "error");
    assert_eq!(query.text("request_id"), "unknown");
    assert!(
        query.text("error_traceback").contains("connection reset"),
        "{}",
        query.json
    );
}

#[test]
fn the_chain_of_sources_is_told_and_bounded() {
    let run = run("errors_with_sources");
    let lines = run.all("Classified error in climb");
    assert_eq!(lines.len(), 4);
    let traceback = lines[0].text("error_traceback");
    for step in ["step 0: slippery", "step 1: slippery", "step 2: slippery"] {
        assert!(traceback.contains(step), "{traceback}");
    }
    assert!(
        lines[1].text("error_traceback").contains("step 15"),
        "{}",
        lines[1].json
    );
}

#[test]
fn a_long_chain_does_not_push_the_evidence_off_the_line() {
    let run = run("errors_with_sources");
    for line in run.all("Classified error in climb") {
        for field in [
            "error_category",
            "error_type",
            "error_message",
            "classified_by",
        ] {
            assert!(line.has(field), "no `{field}` in {}", line.json);
        }
    }
}

#[test]
fn an_error_is_counted_without_classify_and_judged_only_with_it() {
    let run = run("errors_not_classified");
    assert_eq!(run.outcome("counted_only"), "error");
    assert_eq!(run.lines.len(), 1);
    assert_eq!(run.report()["total_errors"], 0);
}

#[test]
fn errors_are_summed_up_by_category_and_operation() {
    let reports = run("errors_summed_up").reports();
    assert_eq!(reports[0]["total_errors"], 0, "without an installation");
    assert_eq!(
        reports[1],
        json!({
            "total_errors": 30,
            "time_window_hours": 1.0,
            "by_category": {"transient": 15, "data": 15},
            "by_operation": {"read": 15, "pay": 15},
        })
    );
}

#[test]
fn many_errors_show_in_the_health() {
    let reports = run("errors_summed_up").reports();
    assert_eq!(reports[2]["checks"]["error_rate"], "warning");
    assert_eq!(reports[2]["metrics"]["errors"]["total_errors"], 30);
    assert_eq!(reports[3]["checks"]["error_rate"], "critical");
    assert_eq!(reports[3]["status"], "degraded");
}
