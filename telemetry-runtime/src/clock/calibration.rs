//! How long a tick is: learnt from pairs of readings, the better the longer the program runs.
//!
//! Nothing is measured at the start. A pair is off by some 20 ns, so a scale that was learnt over a time
//! is right for every span within that time to some 40 ns, from the first moment on.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, TryLockError};

use super::Ticks;

/// Readings are compared with one at most so old, in nanoseconds: the kernel corrects its clock.
const WINDOW: u64 = 128_000_000_000;
/// A shorter time teaches nothing, in nanoseconds.
const SHORTEST: u64 = 10_000;

/// The scale in force, as [`Scale`] holds it.
static SCALE: AtomicU64 = AtomicU64::new(Scale::NANOSECONDS.0);

static CALIBRATION: Mutex<Option<Calibration>> = Mutex::new(None);

/// How long a tick is: nanoseconds in parts of 2^-58, less than 64 of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale(u64);

impl Scale {
    /// A tick is a nanosecond.
    const NANOSECONDS: Self = Self(1 << 58);

    /// The scale in force.
    pub(crate) fn current() -> Self {
        Self(SCALE.load(Ordering::Relaxed))
    }

    /// So many nanoseconds are so many ticks.
    pub(crate) const fn of(nanoseconds: u64, ticks: u64) -> Self {
        let scale = ((nanoseconds as u128) << 58) / (ticks as u128);
        Self(if scale > u64::MAX as u128 {
            u64::MAX
        } else {
            scale as u64
        })
    }

    /// The nanoseconds of a span of ticks; of [`Ticks::LONGEST`] where it is longer.
    #[inline]
    pub(crate) const fn nanoseconds(self, ticks: u64) -> u64 {
        self.nanoseconds_within(if ticks > Ticks::LONGEST {
            Ticks::LONGEST
        } else {
            ticks
        })
    }

    /// The nanoseconds of a span that is known not to be longer than [`Ticks::LONGEST`].
    #[inline]
    pub(crate) const fn nanoseconds_within(self, ticks: u64) -> u64 {
        (((ticks << 6) as u128 * self.0 as u128) >> 64) as u64
    }

    /// The ticks of a span of nanoseconds, at most [`Ticks::LONGEST`].
    pub(crate) const fn ticks(self, nanoseconds: u64) -> u64 {
        let ticks = ((nanoseconds as u128) << 58) / (self.0 as u128);
        if ticks > Ticks::LONGEST as u128 {
            Ticks::LONGEST
        } else {
            ticks as u64
        }
    }

    /// As a number, to compare it with a later one.
    pub(crate) const fn to_bits(self) -> u64 {
        self.0
    }

    /// Whether it is another than the one with these bits, by more than one part in 256.
    pub(crate) const fn differs(self, bits: u64) -> bool {
        self.0.abs_diff(bits) > self.0 / 256
    }

    /// The nanoseconds of one tick.
    pub(super) fn nanoseconds_of_one(self) -> f64 {
        self.0 as f64 / (1_u64 << 58) as f64
    }
}

/// Takes in a pair of readings, and gives the scale that follows from all so far.
pub(super) fn observe(ticks: Ticks, monotonic: u64) -> Scale {
    if !Ticks::come_from_counter() {
        return Scale::NANOSECONDS;
    }
    let mut known = match CALIBRATION.try_lock() {
        Ok(known) => known,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        // Somebody else is at it.
        Err(TryLockError::WouldBlock) => return Scale::current(),
    };
    let pair = Pair { ticks, monotonic };
    let scale = known
        .get_or_insert_with(|| Calibration::new(pair))
        .observe(pair);
    if let Some(scale) = scale {
        SCALE.store(scale.0, Ordering::Relaxed);
    }
    Scale::current()
}

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug)]
struct Pair {
    ticks: Ticks,
    monotonic: u64,
}

/// What is known so far.
#[derive(Debug)]
struct Calibration {
    /// The reading that later ones are compared with, and the one that follows it.
    anchor: Pair,
    next: Pair,
    scale: Option<Scale>,
    /// Over how many nanoseconds the scale was learnt.
    learnt_over: u64,
}

impl Calibration {
    const fn new(pair: Pair) -> Self {
        Self {
            anchor: pair,
            next: pair,
            scale: None,
            learnt_over: 0,
        }
    }

    /// Compares a reading with the anchor; gives the scale if it has changed.
    fn observe(&mut self, pair: Pair) -> Option<Scale> {
        let elapsed = pair.monotonic.saturating_sub(self.anchor.monotonic);
        let ticks = pair.ticks.since(self.anchor.ticks);
        if elapsed < SHORTEST || ticks == 0 || ticks > Ticks::LONGEST {
            return None;
        }
        let scale = Scale::of(elapsed, ticks);
        let over = elapsed.min(self.learnt_over);
        if self.scale.is_some_and(|known| differ(known, scale, over)) {
            // One clock has stopped while the other went on: a suspended machine. The rate is as before.
            (self.anchor, self.next) = (pair, pair);
            return None;
        }
        if pair.monotonic.saturating_sub(self.next.monotonic) > WINDOW / 2 {
            (self.anchor, self.next) = (self.next, pair);
        }
        (self.scale, self.learnt_over) = (Some(scale), elapsed);
        Some(scale)
    }
}

/// Whether two scales differ by more than the readings may be off, of which the nearest are so far apart.
fn differ(known: Scale, new: Scale, elapsed: u64) -> bool {
    let (known, new) = (known.0 as f64, new.0 as f64);
    let tolerated = 0.01 + 10_000.0 / elapsed as f64;
    (new / known - 1.0).abs() > tolerated
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(ticks: u64, monotonic: u64) -> Pair {
        Pair {
            ticks: Ticks::from_raw(ticks),
            monotonic,
        }
    }

    #[test]
    fn spans_are_converted_both_ways_without_a_nanosecond_lost() {
        for (nanoseconds, ticks) in [(1, 3), (385, 1_000), (1_000_000_000, 24_000_000), (1, 1)] {
            let scale = Scale::of(nanoseconds, ticks);
            for span in [0, 1, 999, 1_000_000, 86_400_000_000_000] {
                let back = scale.nanoseconds(scale.ticks(span));
                // To a tick, which is at most 42 ns.
                assert!(
                    span.abs_diff(back) <= 1 + nanoseconds / ticks,
                    "{span} {back}"
                );
            }
        }
        assert_eq!(Scale::NANOSECONDS.nanoseconds(123_456_789), 123_456_789);
        let longest = Scale::of(1, 3).nanoseconds(u64::MAX);
        assert!(longest.abs_diff(Ticks::LONGEST / 3) <= 1, "{longest}");
    }

    #[test]
    fn a_scale_is_learnt_from_the_second_reading_on_and_gets_better() {
        let mut known = Calibration::new(pair(1_000, 0));
        assert_eq!(known.observe(pair(1_005, 2)), None, "too soon");
        // 3 ticks are 1 ns; the readings are off by up to 20 ns.
        let first = known.observe(pair(301_000, 100_020)).unwrap();
        assert!((first.nanoseconds_of_one() * 3.0 - 1.0).abs() < 3e-4);
        let later = known.observe(pair(3_000_001_000, 1_000_000_020)).unwrap();
        assert!((later.nanoseconds_of_one() * 3.0 - 1.0).abs() < 1e-7);
    }

    #[test]
    fn a_scale_differs_from_one_that_is_a_little_off() {
        let scale = Scale::of(1_000, 3_000);
        assert!(!scale.differs(Scale::of(1_003, 3_000).to_bits()));
        assert!(scale.differs(Scale::of(1_005, 3_000).to_bits()));
        assert!(scale.differs(0), "none was in force");
    }

    #[test]
    fn a_machine_that_was_suspended_changes_nothing() {
        let mut known = Calibration::new(pair(0, 0));
        let scale = known.observe(pair(3_000_000_000, 1_000_000_000)).unwrap();
        assert_eq!(known.observe(pair(900_000_000_000, 2_000_000_000)), None);
        assert_eq!(known.scale, Some(scale));
        // From there on it goes on as before.
        let after = known.observe(pair(903_000_000_000, 3_000_000_000)).unwrap();
        assert_eq!(after, scale);
    }

    #[test]
    fn a_first_scale_that_was_off_does_not_stay() {
        let mut known = Calibration::new(pair(0, 0));
        // Right is 3 ticks a nanosecond; somebody else ran in the middle of this reading, for 400 ns.
        let off = known.observe(pair(36_000, 12_400)).unwrap();
        assert!(off.nanoseconds_of_one() * 3.0 > 1.03);
        for milliseconds in 1..100 {
            known.observe(pair(milliseconds * 3_000_000, milliseconds * 1_000_000));
        }
        let scale = known.scale.unwrap().nanoseconds_of_one();
        assert!((scale * 3.0 - 1.0).abs() < 1e-5, "{scale}");
    }

    #[test]
    fn a_clock_that_the_kernel_corrects_is_followed() {
        let mut known = Calibration::new(pair(0, 0));
        let (mut ticks, mut monotonic) = (0, 0);
        for second in 0..1_000_u64 {
            ticks += 3_000_000_000;
            // After 300 s the kernel slows its clock by 500 parts in a million, the most it does.
            monotonic += if second < 300 {
                1_000_000_000
            } else {
                999_500_000
            };
            known.observe(pair(ticks, monotonic));
        }
        let scale = known.scale.unwrap().nanoseconds_of_one();
        assert!((scale * 3.0 - 0.9995).abs() < 1e-6, "{scale}");
    }
}
