//! Readers of stdout that are gone, slow, or not alone.

use std::time::Duration;

use telemetry_runtime::{handle, measured};

use crate::support::{Scenario, builder, install, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("streams_flooded", flooded),
    ("streams_with_errors", with_errors),
    ("streams_with_println", with_println),
    ("streams_quiet", quiet),
    ("streams_of_four_threads", of_four_threads),
];

#[measured(fields(number))]
fn flood(number: u32) {}

#[measured]
fn other() {}

#[measured(classify)]
fn failing() -> Result<(), String> {
    Err("connection refused".to_owned())
}

fn flooded() {
    let hour = Duration::from_secs(3_600);
    let telemetry = builder().summary_every(hour).install().unwrap();
    for number in 0..20_000 {
        flood(number);
        if number % 100 == 0 {
            other();
        }
    }
    report(telemetry.operations());
}

/// So many lines of each of four threads; fewer where they take ten times as long.
const LINES: u32 = if cfg!(debug_assertions) {
    12_500
} else {
    50_000
};

fn of_four_threads() {
    let telemetry = install();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            scope.spawn(move || {
                for number in 0..LINES {
                    flood(thread * LINES + number);
                }
            });
        }
    });
    report(telemetry.operations());
}

fn with_errors() {
    let _telemetry = builder().install();
    for number in 0..2_000 {
        flood(number);
        if number % 10 == 0 {
            _ = failing();
        }
    }
}

#[expect(clippy::print_stdout, reason = "the host prints as well")]
fn with_println() {
    let _telemetry = install();
    let stdout = std::io::stdout().lock();
    flood(1);
    assert!(
        handle().flush(),
        "a lock of the host's does not hold up the lines"
    );
    drop(stdout);
    println!(r#"{{"mine":1}}"#);
    flood(2);
}

fn quiet() {
    let _telemetry = install();
    other();
    sleep(1);
}
