//! What every operation did, since the start and since the last summary.

use crate::clock::Scale;
use crate::record::shard::{each_running, take_counts};
use crate::record::tally::Tally;

/// The counts of all operations.
#[derive(Default)]
pub(crate) struct Totals {
    operations: Vec<Totalled>,
}

/// The counts of one operation.
#[derive(Clone, Default)]
pub(crate) struct Totalled {
    /// Since telemetry was installed.
    pub(crate) ever: Tally,
    /// Since the last summary.
    pub(crate) interval: Tally,
    /// Lines lost since the last summary.
    pub(crate) dropped_lines: u64,
    /// Calls that run on a thread now and were not announced.
    running: u64,
}

impl Totalled {
    /// Calls that began and have not ended.
    pub(crate) fn in_flight(&self) -> u64 {
        u64::try_from(self.ever.announced).unwrap_or(0) + self.running
    }
}

impl Totals {
    /// Takes in what all threads have counted; exact for every call that has ended before.
    pub(crate) fn update(&mut self) {
        let scale = Scale::current();
        take_counts(|operation, counts| {
            let totalled = self.of(operation);
            totalled.ever.add(counts, scale);
            totalled.interval.add(counts, scale);
        });
        for totalled in &mut self.operations {
            totalled.running = 0;
        }
        each_running(|operation| self.of(operation).running += 1);
    }

    /// Notes lost lines of an operation.
    pub(crate) fn lose(&mut self, operation: u32, lines: u64) {
        self.of(operation).dropped_lines += lines;
    }

    /// The bytes that they take.
    pub(crate) fn memory(&self) -> u64 {
        let histograms = self.operations.iter().map(|totalled| {
            totalled.ever.durations.memory() + totalled.interval.durations.memory()
        });
        (self.operations.capacity() * size_of::<Totalled>() + histograms.sum::<usize>()) as u64
    }

    fn of(&mut self, operation: u32) -> &mut Totalled {
        let index = operation as usize;
        if index >= self.operations.len() {
            self.operations.resize(index + 1, Totalled::default());
        }
        &mut self.operations[index]
    }

    /// All operations that were ever called, by their index.
    pub(crate) fn each(&self) -> impl Iterator<Item = (usize, &Totalled)> {
        self.operations
            .iter()
            .enumerate()
            .filter(|(_, totalled)| totalled.ever.calls() > 0 || totalled.in_flight() > 0)
    }

    /// Gives the operations that did anything since their last summary, or are at it, and begins the next interval
    /// of those that were `told`.
    pub(crate) fn end_interval(&mut self, mut told: impl FnMut(usize, &Totalled) -> bool) {
        for (index, totalled) in self.operations.iter_mut().enumerate() {
            let is_idle = totalled.interval.calls() == 0 && totalled.in_flight() == 0;
            if is_idle && totalled.dropped_lines == 0 {
                continue;
            }
            if told(index, totalled) {
                totalled.interval.clear();
                totalled.dropped_lines = 0;
            }
        }
    }
}
