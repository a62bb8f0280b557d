//! What happened to one operation over some stretch of time.

use super::frame::{Flags, Head};
use super::histogram::Histogram;
use crate::callsite::Gate;
use crate::clock::Scale;

/// What the log of a thread holds of one call: that it ended, or that it runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// The operation, the outcome, and whether it was over budget.
    pub(super) head: Head,
    /// In ticks.
    pub(super) duration: u64,
    /// The duration without the instrumented calls inside, in ticks.
    pub(super) own: u64,
    /// Bytes; counts where the gate says `ALLOC`.
    pub(super) allocated: u64,
}

impl Entry {
    /// So many words.
    pub(super) const WORDS: usize = 4;

    /// A call of `operation` runs, and no frame tells of it.
    pub(super) const fn announces(operation: u32) -> Self {
        Self {
            head: Head::new(operation, 0, Flags::ANNOUNCES),
            duration: 0,
            own: 0,
            allocated: 0,
        }
    }

    #[inline]
    pub(super) const fn words(self) -> [u64; Self::WORDS] {
        [self.head.raw(), self.duration, self.own, self.allocated]
    }

    #[inline]
    pub(super) const fn from_words([head, duration, own, allocated]: [u64; Self::WORDS]) -> Self {
        Self {
            head: Head::from_raw(head),
            duration,
            own,
            allocated,
        }
    }
}

/// What a thread has counted of one operation, in ticks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    outcomes: [u64; 4],
    violations: u64,
    sum: u64,
    own: u64,
    max: u64,
    allocated: u64,
    /// Calls that were announced, less those of them that ended; below zero where they ended here.
    announced: i64,
    /// Calls that were not timed; their durations are unknown, or what they took at least.
    untimed: u64,
    durations: Histogram,
}

impl Counts {
    /// Counts what an entry says.
    #[expect(clippy::inline_always, reason = "the loop that folds a log")]
    #[inline(always)]
    pub(super) fn add(&mut self, entry: Entry, scale: Scale) {
        let flags = entry.head.flags();
        if flags.has(Flags::UNUSUAL) {
            return self.add_unusual(entry, scale);
        }
        self.add_calls(entry, 1, scale);
    }

    #[expect(clippy::inline_always, reason = "the loop that folds a log")]
    #[inline(always)]
    fn add_calls(&mut self, entry: Entry, stands_for: u64, scale: Scale) {
        let flags = entry.head.flags();
        self.outcomes[flags.outcome() as usize] += 1;
        // Spans end at 2^58 ticks, some years: these do not overflow.
        self.sum = self
            .sum
            .wrapping_add(entry.duration.wrapping_mul(stands_for));
        self.own = self.own.wrapping_add(entry.own.wrapping_mul(stands_for));
        self.max = self.max.max(entry.duration);
        let counts = u64::from(flags.gate().has(Gate::ALLOC));
        self.allocated = self.allocated.wrapping_add(entry.allocated * counts);
        // Whoever writes an entry has seen to it that it is a span.
        self.durations
            .record(scale.nanoseconds_within(entry.duration), stands_for);
    }

    /// What most entries do not say.
    #[inline(never)]
    fn add_unusual(&mut self, entry: Entry, scale: Scale) {
        let flags = entry.head.flags();
        if flags.has(Flags::ANNOUNCES) {
            self.announced += 1;
            return;
        }
        self.announced -= i64::from(flags.has(Flags::ANNOUNCED));
        self.violations += u64::from(flags.has(Flags::OVER_BUDGET));
        self.untimed += u64::from(flags.has(Flags::UNTIMED));
        if flags.has(Flags::UNTIMED) && entry.duration == 0 {
            self.outcomes[flags.outcome() as usize] += 1;
            let counts = u64::from(flags.gate().has(Gate::ALLOC));
            self.allocated = self.allocated.wrapping_add(entry.allocated * counts);
            return;
        }
        // Who is timed stands for those who are not; who is known to have been slow, for itself.
        let is_weighed = flags.gate().has(Gate::TIME_SAMPLED) && !flags.has(Flags::UNTIMED);
        let shift = if is_weighed {
            entry.head.mark() & 63
        } else {
            0
        };
        self.add_calls(entry, 1 << shift, scale);
    }

    /// Forgets everything and keeps the memory.
    pub(super) fn clear(&mut self) {
        let mut durations = std::mem::take(&mut self.durations);
        durations.clear();
        *self = Self {
            durations,
            ..Self::default()
        };
    }

    /// The bytes that it takes.
    pub(super) fn memory(&self) -> usize {
        size_of::<Self>() + self.durations.memory()
    }

    /// Whether nothing happened.
    pub(super) fn is_empty(&self) -> bool {
        self.outcomes == [0; 4] && self.announced == 0
    }
}

/// What happened to one operation over some stretch of time, on all threads, in nanoseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) outcomes: [u64; 4],
    pub(crate) violations: u64,
    pub(crate) sum_ns: u64,
    pub(crate) self_ns: u64,
    pub(crate) max_ns: u64,
    pub(crate) allocated: u64,
    /// Calls that were announced and have not ended.
    pub(crate) announced: i64,
    /// Calls that were not timed: then durations and their sums are estimates.
    pub(crate) untimed: u64,
    pub(crate) durations: Histogram,
}

impl Tally {
    /// Adds what a thread has counted.
    pub(crate) fn add(&mut self, counts: &Counts, scale: Scale) {
        for (sum, count) in self.outcomes.iter_mut().zip(counts.outcomes) {
            *sum += count;
        }
        self.violations += counts.violations;
        self.sum_ns = self.sum_ns.saturating_add(scale.nanoseconds(counts.sum));
        self.self_ns = self.self_ns.saturating_add(scale.nanoseconds(counts.own));
        self.max_ns = self.max_ns.max(scale.nanoseconds(counts.max));
        self.allocated = self.allocated.saturating_add(counts.allocated);
        self.announced += counts.announced;
        self.untimed += counts.untimed;
        self.durations.merge(&counts.durations);
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Outcome;

    fn entry(flags: Flags, duration: u64) -> Entry {
        Entry {
            head: Head::new(0, 0, flags),
            duration,
            own: duration / 2,
            allocated: 8,
        }
    }

    #[test]
    fn what_is_counted_comes_out_in_nanoseconds() {
        let (mut counts, mut tally) = (Counts::default(), Tally::default());
        let scale = Scale::of(2, 1);
        counts.add(entry(Flags::of(Gate::ALLOC), 1_000), scale);
        let failed = Flags::of(Gate::ON).with_outcome(Outcome::Error);
        counts.add(entry(failed.with(Flags::OVER_BUDGET), 3_000), scale);
        tally.add(&counts, scale);
        assert_eq!(tally.outcomes, [1, 1, 0, 0]);
        assert_eq!(
            (tally.sum_ns, tally.self_ns, tally.max_ns),
            (8_000, 4_000, 6_000)
        );
        assert_eq!((tally.violations, tally.allocated), (1, 8));
    }

    #[test]
    fn a_call_that_is_announced_here_may_end_elsewhere() {
        let (mut here, mut there, mut tally) =
            (Counts::default(), Counts::default(), Tally::default());
        let scale = Scale::of(1, 1);
        here.add(Entry::announces(0), scale);
        tally.add(&here, scale);
        assert_eq!((tally.announced, tally.calls()), (1, 0));
        there.add(entry(Flags::ANNOUNCED, 5), scale);
        tally.add(&there, scale);
        assert_eq!((tally.announced, tally.calls()), (0, 1));
    }

    #[test]
    fn cleared_counts_start_again_from_zero() {
        let mut counts = Counts::default();
        counts.add(entry(Flags::of(Gate::ON), 5), Scale::of(1, 1));
        assert!(!counts.is_empty());
        counts.clear();
        assert!(counts.is_empty());
    }
}
