//! What the toolkit's clock says, beside `Instant` and the wall clock.

use serde_json::Value;

use crate::run::{operation, run};

#[test]
fn durations_are_right_from_microseconds_to_a_third_of_a_second() {
    let report = run("clocks_durations").report();
    let compared = report.as_array().unwrap();
    assert_eq!(compared.len(), 12);
    for call in compared {
        let of = |at: usize| call[at].as_f64().unwrap();
        let (asked, around, measured) = (of(1) / 1_000.0, of(2), of(3));
        assert!(measured >= asked * 0.999, "{call}");
        assert!(measured <= around * 1.0005 + 0.000_1, "{call}");
        assert!(measured >= around * 0.99 - 0.1, "{call}");
    }
}

#[test]
fn the_first_calls_are_timed_as_well_as_later_ones() {
    for _ in 0..5 {
        let report = crate::run::run_with("clocks_first_calls", &[]).report();
        let of = |at: usize| report[at].as_f64().unwrap();
        let (around, sum, median) = (of(0), of(1), of(2));
        assert!((1.499..=around * 1.001).contains(&sum), "{report}");
        assert!(median > 0.004_5, "{report}");
        assert!(median < 0.006 || sum > 2.5, "{report}");
    }
}

#[test]
fn lines_have_the_time_at_which_their_calls_ended() {
    let run = run("clocks_timestamps");
    let report = run.report();
    assert_eq!(run.lines.len(), 200);
    for line in &run.lines {
        let around = &report[line.count("number") as usize];
        let of = |at: usize| around[at].as_f64().unwrap();
        let at = line.unix_seconds();
        assert!(
            at > of(0) - 0.005 && at < of(1) + 0.005,
            "{around}: {}",
            line.json
        );
    }
}

#[test]
fn what_is_timed_in_part_is_estimated_right() {
    let report = run("clocks_sampled").report();
    let warmed = operation(&report[0], "mixed");
    let (mixed, exact) = (
        operation(&report[1], "mixed"),
        operation(&report[1], "mixed_exactly"),
    );
    assert_eq!(mixed["calls"], warmed["calls"].as_u64().unwrap() + 20_000);
    assert_eq!(
        (&mixed["approximate"], &exact["approximate"]),
        (&true.into(), &false.into())
    );
    let of = |from: &Value, field: &str| from[field].as_f64().unwrap();
    // The same mixture in turn; the slow ones are known to have lasted 4 of their 12 ms at least.
    let ratio = of(mixed, "sum_ms") / of(exact, "sum_ms");
    assert!((0.35..1.8).contains(&ratio), "{mixed} {exact}");
    for quantile in ["p50_ms", "p90_ms"] {
        let ratio = of(mixed, quantile) / of(exact, quantile);
        assert!((0.7..1.4).contains(&ratio), "{mixed} {exact}");
    }
    let slow = operation(&report[1], "slow_only");
    assert_eq!(slow["calls"], 40);
    // All were noticed, and none stands for another.
    let around = report[2].as_f64().unwrap();
    assert!((100.0..around).contains(&of(slow, "sum_ms")), "{slow}");
}

#[test]
fn an_overhead_that_was_too_much_is_forgotten_when_it_is_over() {
    let report = run("clocks_eased").report();
    assert_eq!(
        (&report[0], &report[1]),
        (&true.into(), &true.into()),
        "{report}"
    );
    let (before, after) = (&report[3], &report[4]);
    assert_eq!(before["calls"], report[2], "{report}");
    assert_eq!(
        after["calls"].as_u64(),
        report[2].as_u64().map(|calls| calls + 10)
    );
    let grown = after["sum_ms"].as_f64().unwrap() - before["sum_ms"].as_f64().unwrap();
    assert!((200.0..400.0).contains(&grown), "all are timed: {report}");
}
