//! What is timed, when not all of it is.

use std::time::{Duration, Instant};

use telemetry_runtime::{Memory, handle, measured};

use crate::support::{Scenario, builder, report, sleep, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("timing_sampled", sampled),
    ("timing_slow_calls", slow_calls),
    ("timing_overhead", overhead),
    ("timing_overhead_budget", overhead_budget),
];

#[measured]
fn quick(succeed: bool) -> Result<(), String> {
    if succeed {
        Ok(())
    } else {
        Err("no".to_owned())
    }
}

#[measured]
fn works_for_20_us() {
    let began = Instant::now();
    while began.elapsed() < Duration::from_micros(20) {}
}

#[measured(budget_ms = 5)]
fn sleeps(milliseconds: u64) {
    sleep(milliseconds);
}

#[measured]
fn around() {
    for _ in 0..100 {
        works_for_20_us();
    }
}

/// Calls until not every call is timed any more: nobody counts the pauses before the first call.
fn until_approximate(mut call: impl FnMut()) -> u64 {
    for calls in 1..2_000 {
        call();
        sleep(1);
        let operations = handle().operations();
        if operations.iter().any(|operation| operation.approximate) {
            return calls;
        }
    }
    panic!("all calls are timed");
}

fn sampled() {
    let telemetry = builder()
        .memory(Memory::Off)
        .sample_all(0.0)
        .time_sample("quick", 1.0 / 64.0)
        .time_sample("works_for_20_us", 0.25)
        .install()
        .unwrap();
    let before = until_approximate(|| _ = quick(true));
    for round in 0..100_000 {
        let _ = quick(round % 1_000 != 0);
    }
    for _ in 0..20 {
        around();
    }
    survive(panics);
    report((before, telemetry.operations()));
}

#[measured(name = "quick")]
fn panics() {
    panic!("in a call that may not be timed");
}

fn slow_calls() {
    let telemetry = builder()
        .memory(Memory::Off)
        .sample_all(0.0)
        .time_sample("sleeps", 1.0 / 32_768.0)
        .install()
        .unwrap();
    let before = until_approximate(|| sleeps(0));
    for _ in 0..10 {
        sleeps(100);
    }
    report((before, telemetry.operations()));
}

fn overhead() {
    let telemetry = builder()
        .memory(Memory::Off)
        .sample_all(0.0)
        .install()
        .unwrap();
    for _ in 0..100_000 {
        let _ = quick(true);
    }
    telemetry.log_health();
}

fn overhead_budget() {
    let telemetry = builder()
        .memory(Memory::Off)
        .sample_all(0.0)
        .overhead_budget(0.001)
        .install()
        .unwrap();
    let eased = || {
        handle()
            .health()
            .metrics
            .overhead
            .map_or(0, |overhead| overhead.eased_operations)
    };
    let began = Instant::now();
    let mut calls = 0_u64;
    while eased() == 0 && began.elapsed() < Duration::from_secs(20) {
        for _ in 0..200_000 {
            let _ = quick(true);
        }
        calls += 200_000;
    }
    for _ in 0..200_000 {
        let _ = quick(true);
    }
    calls += 200_000;
    telemetry.log_health();
    report((calls, telemetry.operations()));
}
