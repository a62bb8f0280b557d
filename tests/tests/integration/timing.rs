//! What is timed, when not all of it is; and what measuring costs.

use crate::run::{operation, run};

#[test]
fn counts_and_outcomes_are_exact_whatever_is_timed() {
    let report = run("timing_sampled").report();
    let before = report[0].as_u64().unwrap();
    let quick = operation(&report[1], "quick");
    assert_eq!(quick["calls"], before + 100_001);
    assert_eq!(quick["ok"], before + 99_900);
    assert_eq!(
        (&quick["errors"], &quick["panicked"]),
        (&100.into(), &1.into())
    );
    assert_eq!(
        (&quick["in_flight"], &quick["approximate"]),
        (&0.into(), &true.into())
    );
    assert_eq!(operation(&report[1], "around")["approximate"], false);
}

#[test]
fn durations_are_estimated_from_those_that_are_timed() {
    let operations = &run("timing_sampled").report()[1];
    let works = operation(operations, "works_for_20_us");
    assert_eq!(
        (&works["calls"], &works["approximate"]),
        (&2_000.into(), &true.into())
    );
    let of = |field: &str| works[field].as_f64().unwrap();
    // 2,000 calls of 20 us or, on a busy machine, more; a quarter of them is timed.
    assert!((0.0195..0.2).contains(&of("p50_ms")), "{works}");
    assert!(of("sum_ms") > 2_000.0 * 0.02 * 0.8, "{works}");
    // What the caller measured, with all of them inside, is no estimate.
    let around = operation(operations, "around")["sum_ms"].as_f64().unwrap();
    assert!(of("sum_ms") < around * 1.5, "{works} within {around} ms");
}

#[test]
fn an_error_of_a_call_that_was_not_timed_says_so_on_its_line() {
    let lines = run("timing_sampled").all("Operation completed: quick");
    assert_eq!(lines.len(), 101, "the errors and the panic");
    let approximate = lines.iter().filter(|line| line.has("approximate"));
    assert!(approximate.count() > 50, "of 64 calls one is timed");
}

#[test]
fn a_slow_call_is_noticed_whether_it_is_timed_or_not() {
    let run = run("timing_slow_calls");
    let report = run.report();
    let sleeps = operation(&report[1], "sleeps");
    assert_eq!(sleeps["calls"], report[0].as_u64().unwrap() + 10);
    assert_eq!(sleeps["approximate"], true);
    assert!(sleeps["violations"].as_u64() >= Some(10), "{sleeps}");
    let violations = run.all("Performance budget violation: sleeps");
    let approximate = violations.iter().filter(|line| line.has("approximate"));
    assert!(approximate.count() >= 9, "one may have been timed");
    // Never slower than it was: it is known what has passed for sure.
    assert!(
        violations
            .iter()
            .all(|line| line.number("actual_ms") < 1_000.0)
    );
}

#[test]
fn health_says_what_measuring_costs() {
    let line = run("timing_overhead").one("Health check");
    let overhead = &line.get("health")["metrics"]["overhead"];
    let of = |field: &str| overhead[field].as_f64().unwrap_or(-1.0);
    assert!(of("calls_per_second") > 1_000.0, "{overhead}");
    // From a fast machine to an unoptimised build on a busy one.
    assert!((1.0..100_000.0).contains(&of("ns_per_call")), "{overhead}");
    assert!(of("calls_cpu_percent") > 0.0, "{overhead}");
    assert!(
        of("collector_cpu_percent") > 0.0 || !cfg!(target_os = "linux"),
        "{overhead}"
    );
    assert!(
        (10_000.0..50_000_000.0).contains(&of("memory_bytes")),
        "{overhead}"
    );
    assert!(
        overhead["clock"].is_string() && of("clock_resolution_ns") > 0.0,
        "{overhead}"
    );
    assert_eq!(overhead["eased_operations"], 0);
}

#[test]
fn an_overhead_that_is_too_much_eases_the_busiest_operations() {
    let run = run("timing_overhead_budget");
    let line = run.one("Health check");
    let overhead = &line.get("health")["metrics"]["overhead"];
    assert_eq!(overhead["eased_operations"], 1, "{overhead}");
    let report = run.report();
    let quick = operation(&report[1], "quick");
    assert_eq!((&quick["calls"], &quick["ok"]), (&report[0], &report[0]));
    assert_eq!(quick["approximate"], true);
}
