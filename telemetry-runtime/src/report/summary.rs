//! What an operation did since telemetry was installed.

use serde::Serialize;

use crate::emit::totals::Totalled;
use crate::outcome::Outcome;

/// The counts and durations of one operation since telemetry was installed.
///
/// Durations are milliseconds; quantiles are off by at most 4.5 %, the rest is exact.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OperationSummary {
    /// The operation's name.
    pub operation: String,
    /// Calls that ended.
    pub calls: u64,
    /// Of these, calls that returned and did not fail.
    pub ok: u64,
    /// Calls that returned an error.
    pub errors: u64,
    /// Calls that were left by a panic.
    pub panicked: u64,
    /// Futures that were dropped before they finished.
    pub cancelled: u64,
    /// Calls that began and have not ended.
    pub in_flight: u64,
    /// Half of the calls took no longer.
    pub p50_ms: f64,
    /// Nine of ten calls took no longer.
    pub p90_ms: f64,
    /// 99 of 100 calls took no longer.
    pub p99_ms: f64,
    /// The longest call.
    pub max_ms: f64,
    /// All calls together.
    pub sum_ms: f64,
    /// All calls together, without the instrumented calls inside them.
    pub self_ms: f64,
    /// Bytes allocated by the calls, where the tracking allocator is installed.
    pub alloc_bytes: u64,
    /// Calls that took longer than their budget, of those that were timed.
    pub violations: u64,
    /// Whether some calls were not timed, so that durations and their sums are estimates.
    pub approximate: bool,
}

impl OperationSummary {
    pub(crate) fn new(operation: &str, totalled: &Totalled) -> Self {
        let tally = &totalled.ever;
        let count = |outcome: Outcome| tally.outcomes[outcome as usize];
        let quantile = |q: f64| tally.durations.quantile(q).min(tally.max_ns as f64) / 1e6;
        Self {
            operation: operation.to_owned(),
            calls: tally.calls(),
            ok: count(Outcome::Ok),
            errors: count(Outcome::Error),
            panicked: count(Outcome::Panicked),
            cancelled: count(Outcome::Cancelled),
            in_flight: totalled.in_flight(),
            p50_ms: quantile(0.5),
            p90_ms: quantile(0.9),
            p99_ms: quantile(0.99),
            max_ms: tally.max_ns as f64 / 1e6,
            sum_ms: tally.sum_ns as f64 / 1e6,
            self_ms: tally.self_ns as f64 / 1e6,
            alloc_bytes: tally.allocated,
            violations: tally.violations,
            approximate: tally.untimed > 0,
        }
    }
}
