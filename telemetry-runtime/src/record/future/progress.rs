//! How far a measured future is: its call, the poll that is going on, and its drop.

use std::mem::ManuallyDrop;

use crate::callsite::Callsite;
use crate::clock::Ticks;
use crate::outcome::Outcome;
use crate::record::call::polled::{Polled, Stage};
use crate::record::capture::Extra;
use crate::record::frames::Place;
use crate::record::seen::Seen;

/// How far a measured future is.
pub(super) struct Progress(Polled);

/// One poll of a measured future; dropped by a panic, it ends the call.
pub(super) struct Polling<'a> {
    call: &'a mut Polled,
    place: Place,
}

impl Progress {
    /// A future that was not polled, with what was captured when it was made.
    #[inline]
    pub(super) const fn new(callsite: &'static Callsite, captured: Option<Box<Extra>>) -> Self {
        Self(Polled::new(callsite, Stage::New, captured))
    }

    /// A future that is not measured.
    pub(super) const fn not_measured() -> Self {
        static NOBODY: Callsite = Callsite::named("", "");
        Self(Polled::new(&NOBODY, Stage::NotMeasured, None))
    }

    /// Begins a poll, if the call is measured.
    #[inline]
    pub(super) fn resume(&mut self) -> Option<Polling<'_>> {
        let place = self.0.resume();
        // Not made where there is none: its drop would end the call.
        place.is_some().then(|| Polling {
            call: &mut self.0,
            place,
        })
    }

    /// Goes on with the call, if it has not ended, while its future is dropped.
    #[inline]
    pub(super) fn begin_drop(&mut self) {
        self.0.begin_drop();
    }
}

impl Drop for Progress {
    #[inline]
    fn drop(&mut self) {
        self.0.end_drop();
    }
}

impl Polling<'_> {
    /// The future is not ready.
    #[inline]
    pub(super) fn pend(self) {
        let polling = &mut *ManuallyDrop::new(self);
        polling.call.pend(polling.place);
    }

    /// The future gave its output.
    /// It is looked at by `observe`, which does not panic.
    #[inline]
    pub(super) fn end(self, observe: impl FnOnce() -> Seen) {
        let polling = &mut *ManuallyDrop::new(self);
        let now = Ticks::now();
        let seen = observe();
        polling.call.end(polling.place, now, seen);
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        // The poll did not return.
        let panicked = Seen::of(Outcome::Panicked);
        self.call.end(self.place, Ticks::now(), panicked);
    }
}
