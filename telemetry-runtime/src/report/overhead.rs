//! What the toolkit itself costs.

use serde::Serialize;

/// What the toolkit itself costs the program, from figures of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Overhead {
    /// Measured calls per second, since this was asked last.
    pub calls_per_second: f64,
    /// What a measured call costs that prints nothing, in nanoseconds: measured on this machine when
    /// telemetry was installed, two readings of the clock included. Zero before that is done.
    pub ns_per_call: f64,
    /// How busy the calls keep a core, 0 to 100 for each; estimated from the two figures above.
    pub calls_cpu_percent: f64,
    /// How busy the collector's thread keeps a core, since this was asked last; `None`, JSON `null`, where
    /// the platform does not tell or there is no such thread.
    pub collector_cpu_percent: Option<f64>,
    /// Bytes that are kept for threads, operations and lines on their way, whether in use or not.
    pub memory_bytes: u64,
    /// Operations that are timed less often now because of
    /// [`Builder::overhead_budget`](crate::Builder::overhead_budget).
    pub eased_operations: u64,
    /// The clock that times calls: `TSC`, `CNTVCT` or `Instant`.
    pub clock: &'static str,
    /// The shortest span that it tells apart, in nanoseconds.
    pub clock_resolution_ns: f64,
    /// Spans that would have been negative, and were counted as zero, since the start.
    pub clock_anomalies: u64,
}
