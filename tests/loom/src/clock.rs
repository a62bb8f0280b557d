//! The coarse clock of the runtime; ticks that nobody reads, and are nanoseconds.

#[path = "../../../telemetry-runtime/src/clock/coarse.rs"]
pub(crate) mod coarse;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticks(u64);

impl Ticks {
    pub(crate) const fn from_raw(ticks: u64) -> Self {
        Self(ticks)
    }

    pub(crate) const fn raw(self) -> u64 {
        self.0
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale;

impl Scale {
    pub(crate) fn current() -> Self {
        Self
    }

    pub(crate) const fn nanoseconds(self, ticks: u64) -> u64 {
        ticks
    }

    pub(crate) const fn nanoseconds_within(self, ticks: u64) -> u64 {
        ticks
    }
}

pub mod model {
    //! A call that is not timed begins while somebody stops counting.

    use loom::thread;

    use super::coarse::{self, Counter};
    use crate::run;

    /// A call between two counts has never been slow, whoever counts or stops.
    pub fn a_call_between_two_counts_was_not_slow() {
        run(3, || {
            let mut counter = Counter::default();
            coarse::want();
            for _ in 0..3 {
                counter.count();
            }
            assert!(coarse::count().is_some());
            let counting = thread::spawn(move || {
                counter.count();
                // Whoever waits now is not left alone.
                counter.is_wanted()
            });
            let is_first = coarse::want();
            let began = coarse::count();
            if let Some(began) = began {
                assert_eq!(coarse::since(began), None);
            }
            let goes_on = counting.join().unwrap();
            assert!(
                goes_on || is_first && (began.is_none() || coarse::count().is_none()),
                "nobody counts, and nobody wakes who would"
            );
        });
    }
}
