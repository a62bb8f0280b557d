//! Lines for a fraction of the calls, counts for all of them.

use telemetry_runtime::{handle, measured};

use crate::support::{Scenario, builder, install, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("sampling_none", none),
    ("sampling_half", half),
    ("sampling_overridden", overridden),
];

#[measured(sample = 0.0)]
fn never() {}

#[measured(sample = 0.0, classify)]
fn sometimes_failing(number: u32) -> Result<u32, String> {
    if number % 10 == 0 {
        return Err("no".to_owned());
    }
    Ok(number)
}

#[measured(sample = 0.0)]
fn sometimes_panicking(panics: bool) {
    assert!(!panics);
}

#[measured(sample = 0.0, budget_ms = 2)]
fn sometimes_slow(slow: bool) {
    if slow {
        sleep(3);
    }
}

#[measured(sample = 0.0)]
async fn sometimes_cancelled() {
    std::future::pending::<()>().await;
}

fn none() {
    let telemetry = install();
    for number in 0..100 {
        never();
        _ = sometimes_failing(number);
    }
    sometimes_panicking(false);
    crate::support::survive(|| sometimes_panicking(true));
    sometimes_slow(false);
    sometimes_slow(true);
    crate::support::poll_once(sometimes_cancelled());
    report(telemetry.operations());
}

#[measured(sample = 0.5)]
fn half_of_them() {}

#[measured]
fn all_of_them() {}

fn half() {
    let telemetry = install();
    for batch in 0..100 {
        for _ in 0..100 {
            half_of_them();
        }
        // The lines are read as fast as they come: none is lost for want of room.
        assert!(telemetry.flush(), "batch {batch}");
    }
    report(telemetry.operations());
}

fn overridden() {
    let telemetry = builder().sample("half_of_them", 0.0).install().unwrap();
    for _ in 0..100 {
        half_of_them();
    }
    telemetry.set_sample("half_of_them", 1.0).unwrap();
    half_of_them();
    telemetry.set_sample_all(0.0).unwrap();
    all_of_them();
    half_of_them();
    telemetry.set_sample_all(1.0).unwrap();
    all_of_them();
    for fraction in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        let error = handle().set_sample("half_of_them", fraction).unwrap_err();
        report(error.to_string());
        assert!(handle().set_sample_all(fraction).is_err());
    }
}
