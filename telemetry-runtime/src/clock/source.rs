//! Where ticks come from: the processor's counter where the kernel trusts it, else `Instant`.

use std::sync::atomic::{AtomicU8, Ordering};

use super::counter;

/// Not asked yet.
const UNKNOWN: u8 = 0;
/// The processor's counter.
const COUNTER: u8 = 1;
/// `Instant`: a tick is a nanosecond.
const INSTANT: u8 = 2;

static SOURCE: AtomicU8 = AtomicU8::new(UNKNOWN);

/// A reading of the clock that times calls, in ticks since nobody knows when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticks(u64);

impl Ticks {
    /// The longest span that is told apart; years, whatever the clock.
    pub(crate) const LONGEST: u64 = (1 << 58) - 1;

    /// Reads the clock.
    #[inline]
    pub(crate) fn now() -> Self {
        if Self::come_from_counter() {
            Self::of_counter()
        } else {
            Self::otherwise()
        }
    }

    /// Whether [`of_counter`](Self::of_counter) is the clock.
    #[inline]
    pub(crate) fn come_from_counter() -> bool {
        SOURCE.load(Ordering::Relaxed) == COUNTER
    }

    /// Reads the processor's counter; only where [`come_from_counter`](Self::come_from_counter).
    #[inline]
    pub(crate) fn of_counter() -> Self {
        Self(counter::read())
    }

    #[cold]
    fn otherwise() -> Self {
        choose();
        if Self::come_from_counter() {
            Self::of_counter()
        } else {
            Self(super::now())
        }
    }

    pub(crate) const fn from_raw(ticks: u64) -> Self {
        Self(ticks)
    }

    pub(crate) const fn raw(self) -> u64 {
        self.0
    }

    /// The ticks since an earlier reading, of whatever processor; more than
    /// [`LONGEST`](Self::LONGEST) when it was later.
    #[inline]
    pub(crate) const fn since(self, earlier: Self) -> u64 {
        self.0.wrapping_sub(earlier.0)
    }
}

/// Decides where ticks come from, the first time; whoever decides at the same time decides the same.
fn choose() {
    if SOURCE.load(Ordering::Relaxed) == UNKNOWN {
        let trusted = counter::trusted_by_kernel();
        let source = if trusted { COUNTER } else { INSTANT };
        // The one that was first stays.
        let _ = SOURCE.compare_exchange(UNKNOWN, source, Ordering::Relaxed, Ordering::Relaxed);
    }
}

/// Both clocks at one moment, as near as they can be read.
pub(super) fn pair() -> (Ticks, u64) {
    let mut nearest = (u64::MAX, Ticks(0), 0);
    for _ in 0..3 {
        let before = Ticks::now();
        let monotonic = super::now();
        let between = Ticks::now().since(before);
        if between < nearest.0 {
            nearest = (between, Ticks(before.0 + between / 2), monotonic);
        }
    }
    (nearest.1, nearest.2)
}

/// The name of the clock, and the shortest span that it tells apart, in nanoseconds.
pub(crate) fn resolution() -> (&'static str, f64) {
    if !Ticks::come_from_counter() {
        return ("Instant", 1.0);
    }
    let name = if cfg!(target_arch = "x86_64") {
        "TSC"
    } else {
        "CNTVCT"
    };
    (name, super::Scale::current().nanoseconds_of_one())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_go_on_and_the_source_stays() {
        let first = Ticks::now();
        let source = SOURCE.load(Ordering::Relaxed);
        assert_ne!(source, UNKNOWN);
        assert!(Ticks::now().since(first) <= Ticks::LONGEST);
        choose();
        assert_eq!(SOURCE.load(Ordering::Relaxed), source);
    }

    #[test]
    fn a_span_to_an_earlier_reading_is_longer_than_any() {
        assert!(Ticks(5).since(Ticks(6)) > Ticks::LONGEST);
        assert_eq!(Ticks(6).since(Ticks(5)), 1);
    }
}
