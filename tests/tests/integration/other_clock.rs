//! The same where the processor's counter is not to be trusted: calls are timed by `Instant`.

use crate::run::{operation, run_without_counter};

#[test]
fn durations_are_right_without_the_counter() {
    let Some(run) = run_without_counter("clocks_durations") else {
        return;
    };
    for call in run.report().as_array().unwrap() {
        let of = |at: usize| call[at].as_f64().unwrap();
        let (asked, around, measured) = (of(1) / 1_000.0, of(2), of(3));
        assert!(
            measured >= asked * 0.999 && measured <= around + 0.000_1,
            "{call}"
        );
        assert!(measured >= around * 0.99 - 0.1, "{call}");
    }
}

#[test]
fn the_clock_is_said_to_be_another() {
    let Some(run) = run_without_counter("timing_overhead") else {
        return;
    };
    let health = run.one("Health check").get("health");
    assert_eq!(health["metrics"]["overhead"]["clock"], "Instant");
}

#[test]
fn counts_are_exact_without_the_counter() {
    let Some(run) = run_without_counter("totals_over_threads") else {
        return;
    };
    let counted = &run.reports()[0];
    let counted = operation(counted, "counted");
    assert_eq!(
        (&counted["ok"], &counted["errors"]),
        (&600_000.into(), &200_000.into())
    );
    let Some(run) = run_without_counter("random_programs") else {
        return;
    };
    let report = &run.reports()[0];
    assert_eq!(report[1].as_array().map(Vec::len), Some(0), "{report}");
}

#[test]
fn calls_are_timed_in_part_without_the_counter_too() {
    let Some(run) = run_without_counter("timing_sampled") else {
        return;
    };
    let report = run.report();
    let before = report[0].as_u64().unwrap();
    let quick = operation(&report[1], "quick");
    assert_eq!(quick["calls"], before + 100_001);
    assert_eq!(
        (&quick["errors"], &quick["panicked"]),
        (&100.into(), &1.into())
    );
    assert_eq!(
        (&quick["in_flight"], &quick["approximate"]),
        (&0.into(), &true.into())
    );
    let works = operation(&report[1], "works_for_20_us");
    let of = |field: &str| works[field].as_f64().unwrap();
    assert_eq!(
        (&works["calls"], &works["approximate"]),
        (&2_000.into(), &true.into())
    );
    assert!((0.0195..0.2).contains(&of("p50_ms")), "{works}");
    let around = operation(&report[1], "around")["sum_ms"].as_f64().unwrap();
    assert!(
        (2_000.0 * 0.02 * 0.8..around * 1.5).contains(&of("sum_ms")),
        "{works} in {around}"
    );
}

#[test]
fn a_slow_call_is_noticed_without_the_counter_too() {
    let Some(run) = run_without_counter("timing_slow_calls") else {
        return;
    };
    let report = run.report();
    let sleeps = operation(&report[1], "sleeps");
    assert_eq!(sleeps["calls"], report[0].as_u64().unwrap() + 10);
    assert!(sleeps["violations"].as_u64() >= Some(10), "{sleeps}");
}

#[test]
fn an_overhead_that_is_too_much_is_eased_without_the_counter_too() {
    let Some(run) = run_without_counter("timing_overhead_budget") else {
        return;
    };
    let report = run.report();
    let quick = operation(&report[1], "quick");
    assert_eq!((&quick["calls"], &quick["ok"]), (&report[0], &report[0]));
    assert_eq!(quick["approximate"], true);
}
