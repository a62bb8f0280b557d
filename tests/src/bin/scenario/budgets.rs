//! Budgets: declared, overridden, violated, met, summed up.

use std::time::Duration;

use serde_json::json;
use telemetry_runtime::{handle, measure_operation, measured};

use crate::support::{Scenario, block_on, builder, install, report, sleep, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("budgets_declared", declared),
    ("budgets_overridden", overridden),
    ("budgets_refused", refused),
    ("budgets_with_a_breakdown", breakdown),
    ("budgets_summed_up", summed_up),
    ("budgets_all_met", all_met),
];

const LIMIT: u64 = 2;

#[measured(budget_ms = 2)]
fn whole() {
    sleep(3);
}

#[measured(budget_ms = 0.5)]
fn fractional() {
    sleep(3);
}

#[measured(budget_ms = { LIMIT * 2 })]
fn constant() {
    sleep(5);
}

#[measured(budget_ms = 60_000)]
fn ample() {}

#[measured(budget_ms = 1)]
async fn waits() {
    tokio::time::sleep(Duration::from_millis(3)).await;
}

#[measured(budget_ms = 1)]
fn slow_and_failing() -> Result<(), String> {
    sleep(2);
    Err("no".to_owned())
}

#[measured(budget_ms = 1)]
fn slow_and_panicking() {
    sleep(2);
    panic!("no");
}

#[measured]
fn without() {
    sleep(2);
}

fn declared() {
    let telemetry = builder().level("debug").install().unwrap();
    telemetry.request("req-1").in_scope(whole);
    fractional();
    constant();
    ample();
    block_on(waits());
    _ = slow_and_failing();
    survive(slow_and_panicking);
    without();
}

fn overridden() {
    let telemetry = builder()
        .budget("whole", Duration::from_secs(60))
        .budget("without", Duration::from_millis(1))
        .budget("block", Duration::from_millis(1))
        .budget("never_called", Duration::from_millis(1))
        .install()
        .unwrap();
    whole();
    without();
    {
        let _block = measure_operation("block");
        sleep(2);
    }
    fractional();
    telemetry
        .set_budget("fractional", Duration::from_secs(60))
        .unwrap();
    fractional();
    handle()
        .set_budget("ample", Duration::from_nanos(1))
        .unwrap();
    handle()
        .set_budget("called_later", Duration::from_nanos(1))
        .unwrap();
    ample();
    called_later();
}

#[measured(budget_ms = 60_000)]
fn called_later() {
    sleep(1);
}

fn refused() {
    assert!(
        handle()
            .set_budget("whole", Duration::from_secs(1))
            .is_err()
    );
    let telemetry = install();
    let zero = telemetry.set_budget("whole", Duration::ZERO).unwrap_err();
    let nameless = telemetry
        .set_budget("", Duration::from_secs(1))
        .unwrap_err();
    report([zero.to_string(), nameless.to_string()]);
    assert!(telemetry.set_budget("whole", Duration::MAX).is_ok());
    whole();
}

#[measured(budget_ms = 1)]
fn total() {
    sleep(1);
    slowest();
    for _ in 0..3 {
        repeated();
    }
    quick();
}

#[measured]
fn slowest() {
    sleep(6);
    repeated();
}

#[measured]
fn repeated() {
    sleep(1);
}

#[measured]
fn quick() {}

#[measured(budget_ms = 1)]
async fn async_total() {
    async_part().await;
    tokio::time::sleep(Duration::from_millis(2)).await;
    async_part().await;
}

#[measured]
async fn async_part() {
    sleep(2);
    tokio::task::yield_now().await;
    sleep(2);
}

fn breakdown() {
    let _telemetry = install();
    total();
    block_on(async_total());
}

const HOUR: Duration = Duration::from_secs(3_600);

fn summed_up() {
    let telemetry = install();
    whole();
    whole();
    fractional();
    ample();
    report(telemetry.violation_summary(HOUR));
    report(handle().log_health());
    let windows = [
        Duration::ZERO,
        Duration::from_secs(60),
        HOUR * 24,
        Duration::MAX,
    ];
    report(windows.map(|window| json!(telemetry.violation_summary(window))));
}

fn all_met() {
    report(handle().violation_summary(HOUR));
    let telemetry = install();
    ample();
    without();
    report(telemetry.violation_summary(HOUR));
    report(telemetry.health());
}
