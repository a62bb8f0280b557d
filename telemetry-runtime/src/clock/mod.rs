//! The clocks: ticks that time calls, monotonic nanoseconds, and the wall time that belongs to them.
//!
//! A call reads [`Ticks`] and nothing else, and whoever reads its figures turns them into nanoseconds
//! ([`Scale`]). Wall time is attached last, by whoever formats the line, so a wall clock that jumps
//! never changes a duration.

mod calibration;
pub(crate) mod coarse;
mod counter;
mod source;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

pub(crate) use self::calibration::Scale;
pub(crate) use self::source::{Ticks, resolution};

static ORIGIN: OnceLock<Instant> = OnceLock::new();

/// Spans that would have been negative: the counters of two processors disagreed.
static ANOMALIES: AtomicU64 = AtomicU64::new(0);

/// Nanoseconds since the first reading of this process; never goes backwards.
#[inline]
pub(crate) fn now() -> u64 {
    // 2^64 ns are 584 years.
    ORIGIN.get_or_init(Instant::now).elapsed().as_nanos() as u64
}

/// Counts a span that would have been negative, and stands for one of no length.
#[cold]
pub(crate) fn anomaly() {
    ANOMALIES.fetch_add(1, Ordering::Relaxed);
}

/// How many spans would have been negative.
pub(crate) fn anomalies() -> u64 {
    ANOMALIES.load(Ordering::Relaxed)
}

/// All clocks at one moment, to translate one into the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WallClock {
    ticks: Ticks,
    scale: Scale,
    monotonic: u64,
    unix_micros: i64,
}

impl WallClock {
    /// A tick is a nanosecond, and all clocks began together.
    #[cfg(test)]
    pub(crate) const OF_TESTS: Self = Self {
        ticks: Ticks::from_raw(0),
        scale: Scale::of(1, 1),
        monotonic: 0,
        unix_micros: 0,
    };

    /// Reads all clocks, and learns from that how long a tick is.
    pub(crate) fn read() -> Self {
        let (ticks, monotonic) = source::pair();
        let (at, unix_micros) = unix_micros_now();
        // To the moment of the other readings.
        let since = i64::try_from(at.saturating_sub(monotonic) / 1_000).unwrap_or(0);
        let unix_micros = unix_micros.saturating_sub(since);
        Self {
            ticks,
            scale: calibration::observe(ticks, monotonic),
            monotonic,
            unix_micros,
        }
    }

    /// The nanoseconds of a span of ticks.
    #[inline]
    pub(crate) fn nanoseconds(self, ticks: u64) -> u64 {
        self.scale.nanoseconds(ticks)
    }

    /// The monotonic nanoseconds at `ticks`.
    #[inline]
    pub(crate) fn monotonic(self, ticks: Ticks) -> u64 {
        if ticks >= self.ticks {
            let later = self.scale.nanoseconds(ticks.since(self.ticks));
            self.monotonic.saturating_add(later)
        } else {
            let earlier = self.scale.nanoseconds(self.ticks.since(ticks));
            self.monotonic.saturating_sub(earlier)
        }
    }

    /// Microseconds since the Unix epoch at the monotonic reading `at`.
    pub(crate) fn unix_micros(self, at: u64) -> i64 {
        // Less than 292 years, either way.
        let ago = self.monotonic.wrapping_sub(at) as i64;
        self.unix_micros.saturating_sub(ago / 1000)
    }
}

/// The wall clock, and the monotonic reading at that moment: as near as something else that runs in
/// between lets them be.
fn unix_micros_now() -> (u64, i64) {
    /// Nobody was in between.
    const NEAR: u64 = 5_000;
    let mut nearest = (u64::MAX, 0, 0);
    for _ in 0..3 {
        let before = now();
        let unix_micros = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_micros()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_micros()).map_or(i64::MIN, |us| -us),
        };
        let between = now().saturating_sub(before);
        if between < nearest.0 {
            nearest = (between, before + between / 2, unix_micros);
        }
        if between < NEAR {
            break;
        }
    }
    (nearest.1, nearest.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_does_not_go_backwards() {
        let first = now();
        assert!(now() >= first);
    }

    #[test]
    fn wall_time_follows_the_monotonic_distance() {
        let clock = WallClock {
            ticks: Ticks::from_raw(1_000),
            scale: Scale::of(2, 1),
            monotonic: 5_000_000,
            unix_micros: 1_000_000,
        };
        assert_eq!(clock.unix_micros(5_000_000), 1_000_000);
        assert_eq!(clock.unix_micros(2_000_000), 997_000, "3 ms earlier");
        assert_eq!(clock.unix_micros(6_000_000), 1_001_000, "1 ms later");
        assert_eq!(clock.monotonic(Ticks::from_raw(900)), 4_999_800);
        assert_eq!(clock.monotonic(Ticks::from_raw(1_100)), 5_000_200);
    }

    #[test]
    fn ticks_and_nanoseconds_tell_the_same_time() {
        let (clock, before) = (WallClock::read(), now());
        while now() < before + 2_000_000 {
            std::hint::spin_loop();
        }
        let at = WallClock::read().monotonic(Ticks::now());
        let after = now();
        // Read one after the other, on a machine that may do something else between.
        assert!(
            at > before + 1_900_000 && at < after + 1_000_000,
            "{before} {at} {after}"
        );
        assert!(clock.monotonic <= before);
    }
}
