//! Owns the ring of time buckets: events over a sliding window in fixed memory.

use std::time::Duration;

/// What a bucket keeps besides its count.
pub(crate) trait Accumulate: Clone + Default {
    /// Takes in what another bucket kept.
    fn merge(&mut self, other: &Self);
}

impl Accumulate for () {
    fn merge(&mut self, (): &Self) {}
}

/// One bucket: how many events, when the last one was, and what was kept of them.
#[derive(Clone, Debug, Default)]
struct Bucket<A> {
    count: u32,
    /// Microseconds since the bucket began.
    last: u32,
    kept: A,
}

/// What one bucket of a [`Ring`] holds, with its times made absolute.
#[derive(Debug)]
pub(crate) struct Slice<'a, A> {
    /// When the bucket began.
    pub(crate) start: Duration,
    /// When its last event was.
    pub(crate) last: Duration,
    /// How many events it holds, never 0.
    pub(crate) count: u32,
    /// What was kept of them.
    pub(crate) kept: &'a A,
}

/// A ring of equally wide buckets that slides along with the newest event.
///
/// Time may stand still or go backwards: an event in a bucket that is still there is counted in
/// it, an older one in the newest bucket, and neither empties anything. A gap in time empties
/// exactly the buckets that fell out of the ring.
#[derive(Clone, Debug)]
pub(crate) struct Ring<A> {
    /// Nanoseconds, at least 1.
    width: u128,
    buckets: Box<[Bucket<A>]>,
    /// The number of the newest bucket, counted from the origin of time.
    newest: Option<u64>,
}

impl<A: Accumulate> Ring<A> {
    /// Makes an empty ring. A width or a length of 0 is taken as 1 ns and 1 bucket.
    pub(crate) fn new(width: Duration, buckets: usize) -> Self {
        Self {
            width: width.as_nanos().max(1),
            buckets: vec![Bucket::default(); buckets.max(1)].into_boxed_slice(),
            newest: None,
        }
    }

    /// Counts `count` events at `at`; `keep` gets what the bucket keeps and the time since the
    /// bucket began in microseconds.
    pub(crate) fn record(&mut self, at: Duration, count: u32, keep: impl FnOnce(&mut A, u32)) {
        let number = self.number(at);
        let offset = u32::try_from(at.as_nanos() % self.width / 1_000).unwrap_or(u32::MAX);
        let newest = self.newest.unwrap_or(number).max(number);
        self.advance(newest);
        let late = newest - number >= self.buckets.len() as u64;
        let slot = self.slot(if late { newest } else { number });
        let bucket = &mut self.buckets[slot];
        let offset = if late { bucket.last } else { offset };
        bucket.last = bucket.last.max(offset);
        bucket.count = bucket.count.saturating_add(count);
        keep(&mut bucket.kept, offset);
    }

    /// The buckets with an event later than `cutoff` (all of them without one), newest first.
    pub(crate) fn since(&self, cutoff: Option<Duration>) -> impl Iterator<Item = Slice<'_, A>> {
        let numbers = self.newest.map(|newest| {
            let oldest = newest.saturating_sub(self.buckets.len() as u64 - 1);
            let wanted = cutoff.map_or(0, |cutoff| self.number(cutoff));
            oldest.max(wanted)..=newest
        });
        numbers
            .into_iter()
            .flat_map(Iterator::rev)
            .filter_map(move |number| {
                let bucket = &self.buckets[self.slot(number)];
                let start = duration(u128::from(number).saturating_mul(self.width));
                let last = start.saturating_add(Duration::from_micros(bucket.last.into()));
                let wanted = bucket.count > 0 && cutoff.is_none_or(|cutoff| last > cutoff);
                wanted.then_some(Slice {
                    start,
                    last,
                    count: bucket.count,
                    kept: &bucket.kept,
                })
            })
    }

    /// The time that the ring covers whatever part of its newest bucket has gone by.
    pub(crate) fn span(&self) -> Duration {
        duration(self.width.saturating_mul(self.buckets.len() as u128 - 1))
    }

    fn number(&self, at: Duration) -> u64 {
        u64::try_from(at.as_nanos() / self.width).unwrap_or(u64::MAX)
    }

    fn slot(&self, number: u64) -> usize {
        usize::try_from(number % self.buckets.len() as u64).unwrap_or(0)
    }

    /// Makes `newest` the newest bucket and empties those that it pushes out.
    fn advance(&mut self, newest: u64) {
        let Some(before) = self.newest.replace(newest) else {
            return;
        };
        let gone = (newest - before).min(self.buckets.len() as u64);
        for step in 0..gone {
            let slot = self.slot(newest - step);
            self.buckets[slot] = Bucket::default();
        }
    }
}

fn duration(nanos: u128) -> Duration {
    let seconds = u64::try_from(nanos / 1_000_000_000).unwrap_or(u64::MAX);
    Duration::new(seconds, u32::try_from(nanos % 1_000_000_000).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(s: u64) -> Duration {
        Duration::from_secs(s)
    }

    fn count(ring: &Ring<()>, cutoff: Option<u64>) -> u32 {
        ring.since(cutoff.map(seconds))
            .map(|slice| slice.count)
            .sum()
    }

    #[test]
    fn a_gap_empties_only_what_fell_out() {
        let mut ring = Ring::<()>::new(seconds(10), 3);
        for at in [0, 10, 20] {
            ring.record(seconds(at), 1, |(), _| {});
        }
        assert_eq!(count(&ring, None), 3);
        ring.record(seconds(30), 1, |(), _| {});
        assert_eq!(count(&ring, None), 3);
        ring.record(seconds(1_000), 1, |(), _| {});
        assert_eq!(count(&ring, None), 1);
    }

    #[test]
    fn time_going_backwards_loses_nothing() {
        let mut ring = Ring::<()>::new(seconds(10), 3);
        ring.record(seconds(1_000), 1, |(), _| {});
        ring.record(seconds(985), 1, |(), _| {});
        ring.record(seconds(0), 1, |(), _| {});
        assert_eq!(count(&ring, None), 3);
        assert_eq!(count(&ring, Some(990)), 2);
    }

    #[test]
    fn extreme_times_and_sizes_do_not_panic() {
        let mut ring = Ring::<()>::new(Duration::ZERO, 0);
        for at in [Duration::MAX, Duration::ZERO, seconds(1), Duration::MAX] {
            ring.record(at, u32::MAX, |(), _| {});
        }
        assert_eq!(count(&ring, None), u32::MAX);
    }
}
