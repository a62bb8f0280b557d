//! Budgets, their lines, and what sums them up.

use serde_json::{Value, json};

use crate::line::Line;
use crate::run::{Run, run};

fn violation<'a>(run: &'a Run, operation: &str) -> &'a Line {
    run.one(&format!("Performance budget violation: {operation}"))
}

/// The operations with a violation line, in order.
fn violations(run: &Run) -> Vec<&str> {
    let messages = run.messages().into_iter();
    messages
        .filter_map(|message| message.strip_prefix("Performance budget violation: "))
        .collect()
}

fn close(left: f64, right: f64, by: f64) -> bool {
    (left - right).abs() <= by
}

#[test]
fn a_call_over_its_budget_gets_a_line_that_adds_up() {
    let run = run("budgets_declared");
    for (operation, budget, slept) in [
        ("whole", 2.0, 3.0),
        ("fractional", 0.5, 3.0),
        ("constant", 4.0, 5.0),
        ("waits", 1.0, 3.0),
        ("slow_and_failing", 1.0, 2.0),
        ("slow_and_panicking", 1.0, 2.0),
    ] {
        let line = violation(run, operation);
        assert_eq!(line.text("operation"), operation);
        assert!(
            close(line.number("budget_ms"), budget, 0.0),
            "{}",
            line.json
        );
        let (actual, overage) = (line.number("actual_ms"), line.number("overage_ms"));
        assert!(actual >= slept, "{}", line.json);
        assert!(close(overage, actual - budget, 1e-6), "{}", line.json);
        let percent = line.number("overage_percent");
        assert!(
            close(percent, overage / budget * 100.0, 0.01),
            "{}",
            line.json
        );
        let duration = run.completed(operation).number("duration_ms");
        assert!(close(actual, duration, 0.0), "{}", line.json);
    }
    assert_eq!(violation(run, "whole").text("request_id"), "req-1");
    assert_eq!(violation(run, "waits").text("request_id"), "unknown");
}

#[test]
fn a_call_within_its_budget_gets_a_line_at_debug() {
    let run = run("budgets_declared");
    let line = run.one("Performance budget met: ample");
    let margin = line.number("budget_ms") - line.number("actual_ms");
    assert!(
        close(line.number("margin_ms"), margin, 1e-6),
        "{}",
        line.json
    );
    assert_eq!(line.text("request_id"), "unknown");
    let judged = run
        .messages()
        .into_iter()
        .filter(|message| message.starts_with("Performance"));
    assert_eq!(judged.count(), 7, "`without` has no budget to judge");
}

#[test]
fn budgets_are_overridden_at_set_up_and_at_run_time() {
    let run = run("budgets_overridden");
    let expected = ["without", "block", "fractional", "ample", "called_later"];
    assert_eq!(violations(run), expected);
    let line = violation(run, "ample");
    assert!(close(line.number("budget_ms"), 1e-6, 0.0), "{}", line.json);
}

#[test]
fn a_budget_that_makes_no_sense_is_refused_by_name() {
    let run = run("budgets_refused");
    let report = run.report();
    assert!(
        report[0]
            .as_str()
            .unwrap()
            .starts_with("budget of `whole` is 0"),
        "{report}"
    );
    assert!(
        report[1]
            .as_str()
            .unwrap()
            .starts_with("budget for an operation named ``")
    );
    assert!(violations(run).is_empty(), "the longest budget is met");
}

#[test]
fn a_violation_says_where_the_time_went() {
    let run = run("budgets_with_a_breakdown");
    let line = violation(run, "total");
    let parts = line.get("breakdown").as_array().unwrap();
    let own = |part: &Value| part["self_ms"].as_f64().unwrap();
    assert!(
        parts.windows(2).all(|two| own(&two[0]) >= own(&two[1])),
        "the slowest first: {}",
        line.json
    );
    // Which of them that is depends on how long a sleep takes on a busy machine.
    let part = |name| parts.iter().find(|part| part["operation"] == name).unwrap();
    let (slowest, repeated) = (part("slowest"), part("repeated"));
    assert_eq!(parts.len(), 3, "with `quick`: {}", line.json);
    assert!(own(slowest) >= 6.0 && own(repeated) >= 4.0, "{}", line.json);
    assert!(
        slowest["total_ms"].as_f64().unwrap() >= 7.0,
        "with its own children"
    );
    assert_eq!(repeated["calls"], 4);
    assert_eq!(part("quick")["calls"], 1);
    let sum: f64 = parts.iter().map(own).sum();
    assert!(
        sum <= line.number("actual_ms") - 1.0,
        "self times add up: {}",
        line.json
    );
}

#[test]
fn a_violation_of_a_future_says_where_the_time_went() {
    let run = run("budgets_with_a_breakdown");
    let line = violation(run, "async_total");
    let parts = line.get("breakdown").as_array().unwrap();
    assert_eq!(parts.len(), 1, "{}", line.json);
    assert_eq!(
        (&parts[0]["operation"], &parts[0]["calls"]),
        (&json!("async_part"), &json!(2))
    );
    assert!(
        parts[0]["self_ms"].as_f64().unwrap() >= 8.0,
        "{}",
        line.json
    );
}

#[test]
fn violations_are_summed_up_by_operation() {
    let run = run("budgets_summed_up");
    let reports = run.reports();
    let summary = &reports[0];
    assert_eq!(summary["status"], "budget_violations_detected");
    assert_eq!(summary["total_violations"], 3);
    assert_eq!(summary["time_window_hours"], 1.0);
    let whole = &summary["by_operation"]["whole"];
    assert_eq!(whole["count"], 2);
    let lines = run.all("Performance budget violation: whole");
    let overages: Vec<f64> = lines.iter().map(|line| line.number("overage_ms")).collect();
    let average = overages.iter().sum::<f64>() / 2.0;
    assert!(
        close(whole["avg_overage_ms"].as_f64().unwrap(), average, 1e-5),
        "{whole}"
    );
    let most = overages.iter().copied().fold(0.0, f64::max);
    assert!(
        close(whole["max_overage_ms"].as_f64().unwrap(), most, 1e-5),
        "{whole}"
    );
    let percent = whole["avg_overage_percent"].as_f64().unwrap();
    assert!(close(percent, average / 2.0 * 100.0, 0.01), "{whole}");
    assert_eq!(summary["by_operation"]["fractional"]["count"], 1);
    for summary in reports[2].as_array().unwrap() {
        assert_eq!(
            summary["total_violations"], 3,
            "a window is 1 minute to 24 hours"
        );
    }
}

#[test]
fn a_violated_budget_degrades_the_health() {
    let run = run("budgets_summed_up");
    let health = &run.reports()[1];
    assert_eq!(health["status"], "degraded");
    assert_eq!(health["checks"]["performance_budgets"], "degraded");
    assert_eq!(
        health["metrics"]["performance_violations"]["total_violations"],
        3
    );
}

#[test]
fn the_health_is_a_line_as_well() {
    let run = run("budgets_summed_up");
    let line = run.one("Health check");
    assert_eq!(line.text("level"), "warning");
    let health = line.get("health");
    assert_eq!(health["status"], "degraded");
    assert_eq!(health["checks"], run.reports()[1]["checks"]);
    assert_eq!(
        health["metrics"]["performance_violations"]["total_violations"],
        3
    );
}

#[test]
fn all_budgets_met_is_healthy() {
    let run = run("budgets_all_met");
    let met = json!({"status": "all_budgets_met", "violations": 0});
    let reports = run.reports();
    assert_eq!(reports[0], met, "also without an installation");
    assert_eq!(reports[1], met);
    assert_eq!(reports[2]["checks"]["performance_budgets"], "healthy");
    assert_eq!(reports[2]["checks"]["error_rate"], "healthy");
    assert!(reports[2]["timestamp"].is_number(), "{}", reports[2]);
    assert!(violations(run).is_empty());
}
