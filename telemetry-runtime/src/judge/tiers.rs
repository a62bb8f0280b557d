//! Owns the windows from a minute to a day: rings of three resolutions, in fixed memory.

use std::time::Duration;

use crate::judge::window::{Accumulate, Ring};

/// The longest window that [`Tiers`] can answer for.
pub(crate) const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
/// The shortest window that [`Tiers`] can answer for.
pub(crate) const SHORTEST: Duration = Duration::from_secs(60);

/// Rings of three resolutions for windows from a minute to a day: 10 s up to 5 minutes, 1 minute
/// up to an hour, 15 minutes up to 24 hours.
///
/// 189 buckets, so 6 KiB with 24 bytes kept in each.
#[derive(Clone, Debug)]
pub(crate) struct Tiers<A>([Ring<A>; 3]);

impl<A: Accumulate> Tiers<A> {
    /// Makes empty rings.
    pub(crate) fn new() -> Self {
        let ring = |width, buckets| Ring::new(Duration::from_secs(width), buckets);
        Self([ring(10, 31), ring(60, 61), ring(15 * 60, 97)])
    }

    /// Counts one event; `keep` adds to what its buckets keep.
    pub(crate) fn record(&mut self, at: Duration, keep: impl Fn(&mut A)) {
        for ring in &mut self.0 {
            ring.record(at, 1, |kept, _| keep(kept));
        }
    }

    /// The number of events in the `window` that ends at `at`, and what was kept of them.
    pub(crate) fn total(&self, window: Duration, at: Duration) -> (u64, A) {
        let window = clamp(window);
        let [.., day] = &self.0;
        let ring = self
            .0
            .iter()
            .find(|ring| window <= ring.span())
            .unwrap_or(day);
        let mut total = (0_u64, A::default());
        for slice in ring.since(at.checked_sub(window)) {
            total.0 = total.0.saturating_add(slice.count.into());
            total.1.merge(slice.kept);
        }
        total
    }
}

/// The window that is answered for when `window` is asked for: from a minute to 24 hours.
pub(crate) fn clamp(window: Duration) -> Duration {
    window.clamp(SHORTEST, LONGEST)
}

/// Hours as a number, for `time_window_hours`.
pub(crate) fn hours(window: Duration) -> f64 {
    window.as_secs_f64() / 3_600.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(s: u64) -> Duration {
        Duration::from_secs(s)
    }

    #[test]
    fn a_lone_event_leaves_exactly_when_it_is_old_enough() {
        let mut tiers = Tiers::<()>::new();
        tiers.record(seconds(37), |()| {});
        assert_eq!(tiers.total(seconds(60), seconds(96)).0, 1);
        assert_eq!(tiers.total(seconds(60), seconds(97)).0, 0);
        assert_eq!(tiers.total(seconds(3_600), seconds(3_636)).0, 1);
        assert_eq!(tiers.total(seconds(3_600), seconds(3_637)).0, 0);
        assert_eq!(tiers.total(LONGEST, seconds(86_436)).0, 1);
        assert_eq!(tiers.total(LONGEST, seconds(86_437)).0, 0);
    }

    #[test]
    fn extreme_times_do_not_panic() {
        let mut tiers = Tiers::<()>::new();
        tiers.record(Duration::MAX, |()| {});
        tiers.record(Duration::ZERO, |()| {});
        assert_eq!(tiers.total(Duration::ZERO, Duration::ZERO).0, 2);
        assert_eq!(tiers.total(Duration::MAX, Duration::MAX).0, 2);
    }

    #[test]
    fn windows_are_clamped_to_a_minute_and_a_day() {
        assert_eq!(clamp(Duration::ZERO), SHORTEST);
        assert_eq!(clamp(Duration::MAX), LONGEST);
        assert_eq!(clamp(seconds(90)), seconds(90));
    }
}
