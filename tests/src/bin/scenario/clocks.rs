//! What the toolkit's clock says, beside `Instant` and the wall clock.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use telemetry_runtime::{OperationSummary, handle, measured};

use crate::support::{Scenario, builder, install, report};

pub(crate) const ALL: &[Scenario] = &[
    ("clocks_durations", durations),
    ("clocks_first_calls", first_calls),
    ("clocks_timestamps", timestamps),
    ("clocks_sampled", sampled),
    ("clocks_eased", eased),
];

fn spin(microseconds: u64) {
    let began = Instant::now();
    while began.elapsed() < Duration::from_micros(microseconds) {}
}

#[measured(level = "trace")]
fn sleeps(microseconds: u64) {
    std::thread::sleep(Duration::from_micros(microseconds));
}

#[measured(level = "trace")]
fn spins(microseconds: u64) {
    spin(microseconds);
}

fn sum_of(operation: &str) -> f64 {
    let operations = handle().operations();
    let found = operations.iter().find(|found| found.operation == operation);
    found.map_or(0.0, |found| found.sum_ms)
}

/// The quickest of some calls that are expected to take so long: at least that, at most what is around.
fn compare(name: &str, call: fn(u64), microseconds: u64) -> (String, u64, f64, f64) {
    let rounds = (2_000 / microseconds).clamp(3, 200);
    let mut nearest = (f64::MAX, 0.0, 0.0);
    for _ in 0..rounds {
        let before = sum_of(name);
        let began = Instant::now();
        call(microseconds);
        let around = began.elapsed().as_nanos() as f64 / 1e6;
        let measured = sum_of(name) - before;
        if around - measured < nearest.0 {
            nearest = (around - measured, around, measured);
        }
    }
    (name.to_owned(), microseconds, nearest.1, nearest.2)
}

fn durations() {
    let _telemetry = install();
    let compared: Vec<_> = [1, 10, 100, 1_000, 30_000, 300_000]
        .into_iter()
        .flat_map(|microseconds| {
            [
                compare("sleeps", sleeps, microseconds),
                compare("spins", spins, microseconds),
            ]
        })
        .collect();
    report(compared);
}

fn summary(operation: &str) -> OperationSummary {
    let operations = handle().operations();
    let found = operations
        .into_iter()
        .find(|found| found.operation == operation);
    found.unwrap()
}

/// More calls than a log holds, before anything else: they are folded with what is known by then.
fn first_calls() {
    let _telemetry = builder().without_stdout().install().unwrap();
    let began = Instant::now();
    for _ in 0..300 {
        spins(5);
    }
    let around = began.elapsed().as_nanos() as f64 / 1e6;
    let spun = summary("spins");
    report((around, spun.sum_ms, spun.p50_ms));
}

fn now() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs_f64()
}

#[measured(fields(number))]
fn stamped(number: u64) {
    spin(number % 2);
}

fn timestamps() {
    let _telemetry = install();
    let mut around = Vec::new();
    for number in 0..200 {
        let before = now();
        stamped(number);
        around.push((before, now()));
        if number % 20 == 0 {
            std::thread::sleep(Duration::from_millis(15));
        }
    }
    report(around);
}

#[measured(level = "trace")]
fn mixed(microseconds: u64) {
    if microseconds > 1_000 {
        std::thread::sleep(Duration::from_micros(microseconds));
    } else {
        spin(microseconds);
    }
}

#[measured(level = "trace")]
fn mixed_exactly(microseconds: u64) {
    if microseconds > 1_000 {
        std::thread::sleep(Duration::from_micros(microseconds));
    } else {
        spin(microseconds);
    }
}

#[measured(level = "trace")]
fn slow_only() {
    std::thread::sleep(Duration::from_millis(12));
}

/// The same mixture, timed all and in part, in turn: what the machine does besides is in both.
fn sampled() {
    let telemetry = builder()
        .time_sample("mixed", 1.0 / 16.0)
        .time_sample("slow_only", 0.25)
        .install()
        .unwrap();
    // The coarse clock is counted from the first call on that wants it.
    let began = Instant::now();
    while !summary_or_none("mixed").is_some_and(|mixed| mixed.approximate) {
        assert!(began.elapsed() < Duration::from_secs(10), "all are timed");
        mixed(1);
        std::thread::sleep(Duration::from_millis(1));
    }
    let before = telemetry.operations();
    let began = Instant::now();
    for _ in 0..40 {
        slow_only();
    }
    let around_slow = began.elapsed().as_nanos() as f64 / 1e6;
    let mut random = 1_u64;
    for number in 0..20_000_u64 {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let microseconds = match number {
            _ if number % 1_000 == 999 => 12_000,
            _ if random >> 62 == 0 => 50,
            _ => 5,
        };
        mixed(microseconds);
        mixed_exactly(microseconds);
    }
    report((before, telemetry.operations(), around_slow));
}

fn summary_or_none(operation: &str) -> Option<OperationSummary> {
    let operations = handle().operations();
    operations
        .into_iter()
        .find(|found| found.operation == operation)
}

/// An overhead that is too much for a while.
fn eased() {
    let telemetry = builder().overhead_budget(0.001).install().unwrap();
    let eased = || {
        let overhead = handle().health().metrics.overhead;
        overhead.map_or(0, |overhead| overhead.eased_operations)
    };
    let mut calls = 0_u64;
    let mut until = |is_eased: bool, work: &mut dyn FnMut() -> u64| {
        let began = Instant::now();
        while (eased() > 0) != is_eased {
            calls += work();
            if began.elapsed() > Duration::from_secs(8) {
                return false;
            }
        }
        true
    };
    let mut busily = || {
        for _ in 0..100_000 {
            spins(0);
        }
        100_000
    };
    let mut rarely = || {
        std::thread::sleep(Duration::from_millis(20));
        spins(0);
        1
    };
    let was_eased = until(true, &mut busily);
    let was_relieved = until(false, &mut rarely);
    let before = summary("spins");
    // From now on all are timed again.
    for _ in 0..10 {
        spins(20_000);
    }
    let after = summary("spins");
    report((was_eased, was_relieved, calls, before, after));
    drop(telemetry);
}
