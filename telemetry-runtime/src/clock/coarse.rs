//! A clock that costs one load: a count of pauses, for calls that are not timed.
//!
//! Somebody counts while it is wanted, and pauses for at least [`PAUSE`] before each count. So two
//! counts that a call sees are a pause apart at least, however late the counting was: a call is never
//! taken for slower than it was.

use std::time::Duration;

use crate::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use crate::sync::{global, size};

/// Between two counts.
pub(crate) const PAUSE: Duration = Duration::from_millis(4);
/// So many counts after the last call that wanted them, nobody counts any more.
const UNUSED: u64 = size(250, 3) as u64;

global! {
    /// Pauses so far, twice; and one if somebody counts.
    static COUNT: AtomicU64 = AtomicU64::new(0);
    /// A call has wanted it since the last count.
    static WANTED: AtomicBool = AtomicBool::new(false);
}

/// The pauses so far; `None` while nobody counts.
#[inline]
pub(crate) fn count() -> Option<u64> {
    let count = COUNT.load(Ordering::Relaxed);
    (count & 1 == 1).then_some(count >> 1)
}

/// Says that it is wanted, or still is; `true` the first time since the last count.
#[inline]
pub(crate) fn want() -> bool {
    !WANTED.load(Ordering::Relaxed) && !WANTED.swap(true, Ordering::Relaxed)
}

/// The time that has passed for sure since a count, if that is any to speak of.
#[inline]
pub(crate) fn since(began: u64) -> Option<Duration> {
    // Where nobody counts any more, at least what was counted until then.
    let ended = COUNT.load(Ordering::Relaxed) >> 1;
    if ended <= began + 1 {
        return None;
    }
    at_least(began, ended)
}

/// The time that has passed for sure between two counts, if that is any to speak of.
fn at_least(began: u64, ended: u64) -> Option<Duration> {
    let pauses = u32::try_from(ended.saturating_sub(began)).unwrap_or(u32::MAX);
    Some(PAUSE.saturating_mul(pauses.saturating_sub(1))).filter(|passed| !passed.is_zero())
}

/// Counts; one at a time.
#[derive(Debug, Default)]
pub(crate) struct Counter {
    count: u64,
    unused: u64,
}

impl Counter {
    /// Whether it is wanted: then it is to be counted after a pause.
    pub(crate) fn is_wanted(&self) -> bool {
        self.count_of_uses() || WANTED.load(Ordering::Relaxed)
    }

    fn count_of_uses(&self) -> bool {
        count().is_some() && self.unused < UNUSED
    }

    /// Counts a pause that is over, or stops when nobody wants it any more.
    pub(crate) fn count(&mut self) {
        if WANTED.swap(false, Ordering::Relaxed) {
            self.unused = 0;
        } else {
            self.unused += 1;
        }
        if self.unused < UNUSED {
            self.count += 1;
            COUNT.store(self.count << 1 | 1, Ordering::Relaxed);
        } else {
            COUNT.store(self.count << 1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_never_taken_for_slower_than_it_was() {
        assert_eq!(at_least(7, 7), None);
        assert_eq!(
            at_least(7, 8),
            None,
            "it may have begun just before the count"
        );
        assert_eq!(at_least(7, 9), Some(PAUSE));
        assert_eq!(at_least(9, 7), None);
        assert!(at_least(1, u64::MAX).is_some());
    }

    #[test]
    fn it_is_counted_as_long_as_it_is_wanted() {
        let mut counter = Counter::default();
        assert!(!counter.is_wanted() && count().is_none());
        assert!(want() && !want());
        assert!(counter.is_wanted());
        counter.count();
        assert_eq!(count(), Some(1));
        for _ in 0..UNUSED {
            assert!(counter.is_wanted());
            counter.count();
        }
        assert!(!counter.is_wanted() && count().is_none());
        // Who took the last count and was not seen has not been slow because nobody counts any more.
        assert_eq!(since(UNUSED), None);
        // It goes on from where it was: who began before sees no time go backwards.
        want();
        counter.count();
        assert!(count() > Some(UNUSED));
    }
}
