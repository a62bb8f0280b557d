//! What happened to one operation over some stretch of time.

use super::histogram::Histogram;
use crate::outcome::Outcome;

/// One finished call, as the log holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Finished {
    pub(crate) operation: u32,
    pub(crate) outcome: Outcome,
    pub(crate) over_budget: bool,
    pub(crate) duration_ns: u64,
    pub(crate) self_ns: u64,
    pub(crate) allocated: u64,
}

/// What happened to one operation over some stretch of time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) started: u64,
    pub(crate) outcomes: [u64; 4],
    pub(crate) violations: u64,
    pub(crate) sum_ns: u64,
    pub(crate) self_ns: u64,
    pub(crate) max_ns: u64,
    pub(crate) allocated: u64,
    pub(crate) durations: Histogram,
}

impl Tally {
    /// Counts a finished call.
    pub(super) fn add(&mut self, call: Finished) {
        self.outcomes[call.outcome as usize] += 1;
        self.violations += u64::from(call.over_budget);
        self.sum_ns = self.sum_ns.saturating_add(call.duration_ns);
        self.self_ns = self.self_ns.saturating_add(call.self_ns);
        self.max_ns = self.max_ns.max(call.duration_ns);
        self.allocated = self.allocated.saturating_add(call.allocated);
        self.durations.record(call.duration_ns);
    }

    /// Adds what `other` counted.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.started += other.started;
        for (sum, count) in self.outcomes.iter_mut().zip(other.outcomes) {
            *sum += count;
        }
        self.violations += other.violations;
        self.sum_ns = self.sum_ns.saturating_add(other.sum_ns);
        self.self_ns = self.self_ns.saturating_add(other.self_ns);
        self.max_ns = self.max_ns.max(other.max_ns);
        self.allocated = self.allocated.saturating_add(other.allocated);
        self.durations.merge(&other.durations);
    }

    /// Forgets everything and keeps the memory.
    pub(crate) fn clear(&mut self) {
        let mut durations = std::mem::take(&mut self.durations);
        durations.clear();
        *self = Self {
            durations,
            ..Self::default()
        };
    }

    /// Calls that finished.
    pub(crate) fn calls(&self) -> u64 {
        self.outcomes.iter().sum()
    }

    /// Whether nothing happened.
    pub(crate) fn is_empty(&self) -> bool {
        self.started == 0 && self.calls() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleared_tallies_start_again_from_zero() {
        let mut tally = Tally::default();
        tally.add(Finished {
            operation: 0,
            outcome: Outcome::Ok,
            over_budget: false,
            duration_ns: 1_000,
            self_ns: 500,
            allocated: 0,
        });
        let mut sum = Tally::default();
        sum.merge(&tally);
        sum.merge(&tally);
        assert_eq!((sum.calls(), sum.sum_ns), (2, 2_000));
        sum.clear();
        assert!(sum.is_empty());
        assert!(sum.durations.quantile(0.5).abs() < f64::EPSILON);
    }
}
