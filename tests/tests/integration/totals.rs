//! What every operation did, exactly.

use serde_json::Value;

use crate::run::{Run, operation, run};

#[test]
fn counts_are_exact_over_threads() {
    let reports = run("totals_over_threads").reports();
    let counted = operation(&reports[0], "counted");
    assert_eq!(counted["calls"], 800_000);
    assert_eq!(counted["errors"], 200_000);
    assert_eq!(counted["ok"], 600_000);
    assert_eq!(counted["in_flight"], 0);
    assert_eq!(operation(&reports[0], "unwinds")["panicked"], 1);
    assert_eq!(operation(&reports[1], "counted")["calls"], 800_001);
}

#[test]
fn counts_of_threads_that_have_ended_are_kept() {
    let report = run("totals_of_short_threads").report();
    assert_eq!(operation(&report, "counted")["calls"], 200);
}

#[test]
fn calls_that_have_begun_are_in_flight() {
    let reports = run("totals_in_flight").reports();
    assert_eq!(operation(&reports[0], "pending")["in_flight"], 10);
    assert_eq!(operation(&reports[0], "looks_at_itself")["in_flight"], 1);
    assert_eq!(reports[1]["active_operations"], 10);
    let after = operation(&reports[2], "pending");
    assert_eq!(
        (&after["in_flight"], &after["cancelled"]),
        (&0.into(), &10.into())
    );
}

fn number(operation: &Value, field: &str) -> f64 {
    operation[field].as_f64().unwrap()
}

#[test]
fn recursion_keeps_self_time_and_total_time_apart() {
    let reports = run("totals_of_recursion").reports();
    assert_eq!(reports[0], 6_765, "the result is the same");
    let fibonacci = operation(&reports[1], "fibonacci");
    assert_eq!(fibonacci["calls"], 21_891);
    assert!(
        number(fibonacci, "self_ms") <= number(fibonacci, "max_ms") * 1.000_001,
        "{fibonacci}"
    );
    let descends = operation(&reports[1], "descends");
    let (own, longest) = (number(descends, "self_ms"), number(descends, "max_ms"));
    assert!((8.0..=longest * 1.000_001).contains(&own), "{descends}");
    assert!(
        number(descends, "sum_ms") >= 20.0,
        "2 + 4 + 6 + 8: {descends}"
    );
}

#[test]
fn self_time_is_without_the_calls_inside() {
    let report = run("totals_of_times").report();
    let of = |name| operation(&report, name);
    assert!(number(of("parent"), "sum_ms") >= 8.0);
    let own = number(of("parent"), "self_ms");
    assert!(
        own >= 2.0 && own <= number(of("parent"), "sum_ms") - 6.0,
        "{report}"
    );
    assert!(number(of("child"), "self_ms") >= 6.0);
    assert!(number(of("async_parent"), "sum_ms") >= 8.0);
    let own = number(of("async_parent"), "self_ms");
    assert!(
        own <= number(of("async_parent"), "sum_ms") - 8.0,
        "waiting is not work: {report}"
    );
    assert!(number(of("async_child"), "self_ms") >= 6.0);
}

#[test]
fn quantiles_are_in_order() {
    let report = run("totals_over_threads").reports().remove(0);
    let counted = operation(&report, "counted");
    let of = |field| number(counted, field);
    assert!(
        of("p50_ms") <= of("p90_ms") && of("p90_ms") <= of("p99_ms"),
        "{counted}"
    );
    assert!(
        of("p99_ms") <= of("max_ms") && of("max_ms") <= of("sum_ms"),
        "{counted}"
    );
}

fn sum(run: &Run, operation: &str, field: &str) -> u64 {
    let summaries = run.all(&format!("Operation summary: {operation}"));
    summaries.iter().map(|line| line.count(field)).sum()
}

#[test]
fn a_summary_at_the_end_has_exact_counts() {
    let run = run("summaries_at_the_end");
    let counted = run.one("Operation summary: counted");
    for (field, count) in [
        ("calls", 8_000),
        ("ok", 6_000),
        ("errors", 2_000),
        ("panicked", 0),
        ("cancelled", 0),
        ("in_flight", 0),
        ("violations", 0),
        ("dropped_lines", 0),
    ] {
        assert_eq!(counted.count(field), count, "{field}");
    }
    for field in [
        "p50_ms",
        "p90_ms",
        "p99_ms",
        "max_ms",
        "sum_ms",
        "alloc_bytes",
    ] {
        assert!(counted.get(field).is_number(), "{field}");
    }
    assert_eq!(run.one("Operation summary: slow").count("violations"), 1);
    assert_eq!(run.one("Operation summary: unwinds").count("panicked"), 1);
    assert_eq!(counted.text("logger"), "scenario::totals");
}

#[test]
fn what_is_pending_at_the_end_is_in_flight_and_what_was_dropped_cancelled() {
    let run = run("summaries_at_the_end");
    let pending = run.all("Operation summary: pending")[0];
    assert_eq!(
        (pending.count("in_flight"), pending.count("cancelled")),
        (1, 1)
    );
}

#[test]
fn calls_after_the_guard_is_gone_are_summed_up_at_the_end_of_the_process() {
    let run = run("summaries_at_the_end");
    assert_eq!(sum(run, "fine", "calls"), 3);
    assert_eq!(run.all("Operation completed: fine").len(), 3);
}

#[test]
fn every_interval_has_its_summary_and_none_counts_twice() {
    let run = run("summaries_each_interval");
    let summaries = run.all("Operation summary: counted");
    assert!(summaries.len() >= 2, "{}", summaries.len());
    assert_eq!(sum(run, "counted", "calls"), 100_000);
    assert_eq!(sum(run, "counted", "errors"), 25_000);
}
