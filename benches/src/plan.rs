//! How much is measured.

use std::time::Duration;

/// The sizes of everything that a child does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) name: &'static str,
    /// Short batches of each function, in alternation.
    pub(crate) batches: usize,
    /// How long a batch takes, about.
    pub(crate) batch: Duration,
    /// How long the calls take for which the CPU time of all threads is read, about.
    pub(crate) cpu: Duration,
    /// Passes over all distinct functions.
    pub(crate) passes: usize,
    /// Bursts of lines, each with a pause after it.
    pub(crate) bursts: usize,
    /// Lines printed as fast as they come.
    pub(crate) lines: u64,
    /// Lines printed before the process ends.
    pub(crate) last_lines: u64,
    /// Calls after which the memory is read: this fraction of what the entry says.
    pub(crate) growth: f64,
    /// How long nothing is called.
    pub(crate) idle: Duration,
}

/// What the table is made of.
const FULL: Plan = Plan {
    name: "full",
    batches: 400,
    batch: Duration::from_micros(100),
    cpu: Duration::from_millis(200),
    passes: 200,
    bursts: 200,
    lines: 400_000,
    last_lines: 10_000,
    growth: 1.0,
    idle: Duration::from_secs(4),
};

/// For a look while something is being changed.
const QUICK: Plan = Plan {
    name: "quick",
    batches: 150,
    cpu: Duration::from_millis(50),
    passes: 60,
    bursts: 60,
    lines: 100_000,
    growth: 0.05,
    idle: Duration::from_secs(1),
    ..FULL
};

/// For a test that it all runs; its figures mean nothing.
const TRIAL: Plan = Plan {
    name: "trial",
    batches: 2,
    batch: Duration::from_micros(10),
    cpu: Duration::from_micros(100),
    passes: 2,
    bursts: 2,
    lines: 500,
    last_lines: 100,
    growth: 0.000_01,
    idle: Duration::from_millis(5),
};

impl Plan {
    pub(crate) fn named(name: &str) -> Option<Self> {
        [FULL, QUICK, TRIAL]
            .into_iter()
            .find(|plan| plan.name == name)
    }
}
