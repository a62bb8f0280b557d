//! The clock: monotonic nanoseconds, and the wall time that belongs to them.
//!
//! A call is timed with [`now`] alone. Wall time is attached later, by whoever formats the line,
//! so a wall clock that jumps never changes a duration.

use std::sync::OnceLock;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

static ORIGIN: OnceLock<Instant> = OnceLock::new();

/// Nanoseconds since the first reading of this process; never goes backwards.
#[inline]
pub(crate) fn now() -> u64 {
    // 2^64 ns are 584 years.
    ORIGIN.get_or_init(Instant::now).elapsed().as_nanos() as u64
}

/// A pair of readings of both clocks, to translate one into the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WallClock {
    monotonic: u64,
    unix_micros: i64,
}

impl WallClock {
    /// Reads both clocks.
    pub(crate) fn read() -> Self {
        let unix_micros = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_micros()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_micros()).map_or(i64::MIN, |us| -us),
        };
        Self {
            monotonic: now(),
            unix_micros,
        }
    }

    /// Microseconds since the Unix epoch at the monotonic reading `at`.
    pub(crate) fn unix_micros(self, at: u64) -> i64 {
        let ago = i128::from(self.monotonic) - i128::from(at);
        let micros = i128::from(self.unix_micros) - ago / 1000;
        i64::try_from(micros).unwrap_or(i64::MAX)
    }
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
            monotonic: 5_000_000,
            unix_micros: 1_000_000,
        };
        assert_eq!(clock.unix_micros(5_000_000), 1_000_000);
        assert_eq!(clock.unix_micros(2_000_000), 997_000, "3 ms earlier");
        assert_eq!(clock.unix_micros(6_000_000), 1_001_000, "1 ms later");
    }
}
