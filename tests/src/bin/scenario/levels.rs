//! Which lines are printed, and which settings decide it.

use telemetry_runtime::{handle, measured};

use crate::support::{Scenario, builder, install, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("levels", default),
    ("levels_from_the_builder", || with_level("warning")),
    ("levels_by_module", || {
        with_level("error,scenario::levels::verbose=trace");
    }),
    ("levels_off", || with_level("off")),
    ("levels_at_run_time", at_run_time),
    ("levels_refused_at_run_time", refused),
];

#[measured]
fn plain() {}

#[measured(level = "debug")]
fn at_debug() {}

#[measured(level = "trace")]
fn at_trace() {}

#[measured(level = "warning")]
fn at_warning() {}

#[measured(level = "warn")]
fn at_warn() {}

#[measured(level = "error")]
fn at_error() {}

#[measured(budget_ms = 60_000)]
fn within_budget() {}

#[measured(budget_ms = 0.5)]
fn over_budget() {
    sleep(1);
}

#[measured(classify)]
fn failing() -> Result<(), String> {
    Err("connection refused".to_owned())
}

mod verbose {
    #[telemetry_runtime::measured(level = "trace")]
    pub(super) fn in_verbose_module() {}
}

fn work() {
    plain();
    at_debug();
    at_trace();
    at_warning();
    at_warn();
    at_error();
    within_budget();
    over_budget();
    _ = failing();
    verbose::in_verbose_module();
}

fn default() {
    let _telemetry = install();
    work();
}

fn with_level(level: &str) {
    let telemetry = builder().level(level).install().unwrap();
    work();
    report(telemetry.operations().len());
    let hour = std::time::Duration::from_secs(3_600);
    report(telemetry.violation_summary(hour).total_violations);
    report(telemetry.error_summary(hour).total_errors);
}

fn at_run_time() {
    let telemetry = install();
    at_debug();
    handle().set_level("debug").unwrap();
    at_debug();
    telemetry.set_level("off").unwrap();
    at_debug();
    at_error();
    telemetry.set_level("error,scenario::levels=info").unwrap();
    plain();
}

fn refused() {
    let before = handle().set_level("info");
    assert!(before.is_err(), "telemetry is not installed");
    let telemetry = install();
    for directives in [
        "loud=very",
        "a=b=c",
        "[span]=info",
        "1 2",
        "\u{1b}[31m",
        "",
        ",",
    ] {
        let refused = telemetry.set_level(directives);
        report(refused.map_err(|error| error.to_string()));
    }
    plain();
}
