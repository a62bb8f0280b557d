//! Owns the recent errors of one key: how many are in the window, and when they will have left it.

use std::time::Duration;

use crate::judge::window::{Accumulate, Ring, Slice};

/// The buckets that a window is divided into; a 31st holds the part that has not left it yet.
const BUCKETS: u32 = 30;

/// When the first error in a bucket was, in microseconds since the bucket began.
#[derive(Clone, Debug, Default)]
struct First(Option<u32>);

impl Accumulate for First {
    fn merge(&mut self, other: &Self) {
        self.0 = match (self.0, other.0) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
}

/// The errors of one key within a sliding window, in 31 buckets of 12 bytes.
///
/// A bucket knows its first and last error and takes those between as evenly spread: a trickle is
/// counted exactly, a storm to within a bucket.
#[derive(Clone, Debug)]
pub(crate) struct Recent {
    ring: Ring<First>,
    window: Duration,
}

impl Recent {
    /// Makes an empty window.
    pub(crate) fn new(window: Duration) -> Self {
        Self {
            ring: Ring::new(window / BUCKETS, BUCKETS as usize + 1),
            window,
        }
    }

    /// Counts one error at `at`.
    pub(crate) fn record(&mut self, at: Duration) {
        self.add(at, 1);
    }

    /// Changes the window and keeps what is known of it.
    pub(crate) fn set_window(&mut self, window: Duration) {
        if window == self.window {
            return;
        }
        let old = std::mem::replace(self, Self::new(window));
        let mut slices: Vec<_> = old.ring.since(None).collect();
        slices.reverse();
        for slice in slices {
            self.add(first(&slice), 1);
            if slice.count > 1 {
                self.add(slice.last, slice.count - 1);
            }
        }
    }

    /// How many errors the window that ends at `at` holds.
    pub(crate) fn count(&self, at: Duration) -> u32 {
        let cutoff = at.checked_sub(self.window);
        let left = |slice: Slice<'_, First>| cutoff.map_or(slice.count, |c| later(&slice, c));
        self.ring
            .since(cutoff)
            .map(left)
            .fold(0, u32::saturating_add)
    }

    /// When the first error in the window that ends at `at` was.
    pub(crate) fn first_seen(&self, at: Duration) -> Option<Duration> {
        let cutoff = at.checked_sub(self.window);
        let oldest = self.ring.since(cutoff).last()?;
        Some(first(&oldest).max(cutoff.unwrap_or_default()))
    }

    /// When the count will fall below `low` if no further error comes: a window after the
    /// `low`-th newest error. `None` if there are not that many.
    pub(crate) fn falls_below(&self, low: u32) -> Option<Duration> {
        let mut needed = low.max(1);
        for slice in self.ring.since(None) {
            if slice.count >= needed {
                return Some(nth(&slice, slice.count - needed).saturating_add(self.window));
            }
            needed -= slice.count;
        }
        None
    }

    fn add(&mut self, at: Duration, count: u32) {
        self.ring
            .record(at, count, |kept, offset| kept.merge(&First(Some(offset))));
    }
}

fn first(slice: &Slice<'_, First>) -> Duration {
    let offset = Duration::from_micros(slice.kept.0.unwrap_or(0).into());
    slice.start.saturating_add(offset).min(slice.last)
}

/// The time of the error with this number, counted from the oldest of the bucket.
fn nth(slice: &Slice<'_, First>, number: u32) -> Duration {
    let gaps = slice.count - 1;
    if gaps == 0 || number >= gaps {
        return slice.last;
    }
    let first = first(slice);
    let spread = slice.last.saturating_sub(first).as_nanos();
    let passed = spread * u128::from(number) / u128::from(gaps);
    first.saturating_add(Duration::from_nanos(
        u64::try_from(passed).unwrap_or(u64::MAX),
    ))
}

/// How many errors of a bucket are later than `cutoff`.
fn later(slice: &Slice<'_, First>, cutoff: Duration) -> u32 {
    let first = first(slice);
    if first > cutoff {
        return slice.count;
    }
    let gaps = u128::from(slice.count - 1);
    let spread = slice.last.saturating_sub(first).as_nanos().max(1);
    let left = cutoff.saturating_sub(first).as_nanos() * gaps / spread;
    slice
        .count
        .saturating_sub(1)
        .saturating_sub(u32::try_from(left).unwrap_or(u32::MAX))
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_trickle_is_counted_exactly_across_bucket_edges() {
        let mut recent = Recent::new(at(300));
        let times: Vec<u64> = (0..10).map(|i| 5 + i * 33).collect();
        for &time in &times {
            recent.record(at(time));
        }
        for now in 302..700 {
            let expected = times.iter().filter(|t| **t + 300 > now).count();
            assert_eq!(recent.count(at(now)) as usize, expected, "at {now}");
        }
    }

    #[test]
    fn the_fall_is_foreseen() {
        let mut recent = Recent::new(at(300));
        for time in [5, 15, 25, 35, 45, 55] {
            recent.record(at(time));
        }
        assert_eq!(recent.falls_below(3), Some(at(335)));
        assert_eq!(recent.falls_below(6), Some(at(305)));
        assert_eq!(recent.falls_below(7), None);
        assert_eq!((recent.count(at(334)), recent.count(at(335))), (3, 2));
    }

    #[test]
    fn a_storm_is_counted_to_within_a_bucket() {
        let mut recent = Recent::new(at(300));
        for tenth in 0..6_000 {
            recent.record(Duration::from_millis(tenth * 100));
        }
        let count = recent.count(at(600));
        assert!((2_990..=3_010).contains(&count), "{count}");
    }

    #[test]
    fn a_new_window_keeps_the_counts() {
        let mut recent = Recent::new(at(300));
        for time in 0..100 {
            recent.record(at(time));
        }
        recent.set_window(at(600));
        assert_eq!(recent.count(at(100)), 100);
        recent.set_window(at(60));
        let count = recent.count(at(100));
        assert!((50..=70).contains(&count), "{count}");
    }

    #[test]
    fn extreme_times_do_not_panic() {
        let mut recent = Recent::new(at(60));
        for time in [Duration::MAX, Duration::ZERO, at(1)] {
            recent.record(time);
            let _ = (
                recent.count(time),
                recent.first_seen(time),
                recent.falls_below(2),
            );
        }
        recent.set_window(at(86_400));
        assert_eq!(recent.count(Duration::MAX), 3);
    }
}
