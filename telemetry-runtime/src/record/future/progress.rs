//! How far a measured future is: the call, its polls, and its drop.

use crate::callsite::Callsite;
use crate::clock::Ticks;
use crate::outcome::Outcome;
use crate::record::call::hot;
use crate::record::call::polled::Running;
use crate::record::capture::Extra;
use crate::record::frame::Flags;
use crate::record::frames::{Order, Place};
use crate::record::local;
use crate::record::seen::{Seen, observed};

/// How far a measured future is.
pub(super) struct Progress {
    pub(super) state: State,
}

pub(super) enum State {
    /// With what was captured when the future was made, for functions that are not `async`.
    NotPolled(&'static Callsite, Option<Box<Extra>>),
    /// Telemetry was off at the first poll.
    NotMeasured,
    /// It is being polled for the first time.
    First(&'static Callsite),
    /// It was polled before, and may be polled now.
    Running(Running),
    /// It is dropped before its end.
    Dropping(Box<Dropping>),
    Done,
}

/// A call whose future is dropped, on this thread and now.
pub(super) struct Dropping {
    call: Dropped,
    place: Place,
}

enum Dropped {
    NotPolled(&'static Callsite),
    Running(Running),
}

/// One poll of a measured future; dropped by a panic, it ends the call.
pub(super) struct Polling<'a> {
    progress: &'a mut Progress,
    place: Place,
}

impl Progress {
    /// Begins a poll, if the call is measured.
    #[inline]
    pub(super) fn resume(&mut self) -> Option<Polling<'_>> {
        let place = self.resume_at();
        place.is_some().then_some(Polling {
            progress: self,
            place,
        })
    }

    // Out of line, so that each future's own code is little.
    #[inline(never)]
    fn resume_at(&mut self) -> Place {
        match &mut self.state {
            State::Running(running) => running.resume(),
            State::NotPolled(callsite, captured) => {
                let (callsite, captured) = (*callsite, captured.take());
                self.state = State::NotMeasured;
                let Some(gate) = callsite.open_gate() else {
                    return Place::NONE;
                };
                let flags = Flags::of(gate).with(Flags::FUTURE).with(Flags::FRESH);
                let place = match captured {
                    None => hot::begin(callsite, flags),
                    captured => hot::begin_with(callsite, flags, captured, Order::Nested),
                };
                if place.is_some() {
                    self.state = State::First(callsite);
                }
                place
            }
            _ => Place::NONE,
        }
    }

    /// Leaves the thread until the next poll.
    #[inline(never)]
    fn pend(&mut self, place: Place) {
        let now = Ticks::now();
        match &mut self.state {
            State::Running(running) => running.pause(place, now),
            State::First(callsite) => {
                self.state =
                    Running::suspended(callsite, place, now).map_or(State::Done, State::Running);
            }
            _ => {}
        }
    }

    /// Ends the call whose future gave its output, or panicked.
    #[inline(never)]
    fn end(&mut self, place: Place, now: Ticks, seen: Seen) {
        match std::mem::replace(&mut self.state, State::Done) {
            State::First(callsite) if seen.is_plain_ok() => hot::end_ok(callsite, place, now),
            State::First(callsite) => {
                hot::end_seen(callsite, place, now, |local, unwinding| {
                    unwinding.settle(local);
                    seen
                });
            }
            State::Running(running) => running.end(place, now, seen),
            _ => {}
        }
    }

    /// Goes on with the call, if it has not ended, while its future is dropped.
    #[inline]
    pub(super) fn begin_drop(&mut self) {
        if matches!(self.state, State::Running(_) | State::NotPolled(..)) {
            self.resume_for_drop();
        }
    }

    #[cold]
    fn resume_for_drop(&mut self) {
        let (call, place) = match std::mem::replace(&mut self.state, State::Done) {
            State::Running(mut running) => {
                let place = running.resume();
                (Dropped::Running(running), place)
            }
            State::NotPolled(callsite, captured) => {
                let Some(gate) = callsite.open_gate() else {
                    return;
                };
                let flags = Flags::of(gate).with(Flags::FUTURE).with(Flags::UNPOLLED);
                let place = hot::begin_with(callsite, flags, captured, Order::Nested);
                (Dropped::NotPolled(callsite), place)
            }
            _ => return,
        };
        if place.is_some() {
            let dropping = || Box::new(Dropping { call, place });
            self.state = State::Dropping(local::inside_runtime(dropping));
        }
    }

    #[cold]
    fn end_drop(&mut self) {
        let State::Dropping(dropping) = std::mem::replace(&mut self.state, State::Done) else {
            return;
        };
        let now = Ticks::now();
        let Dropping { call, place } = local::inside_runtime(|| *dropping);
        match call {
            Dropped::Running(running) => running.end_dropped(place, now),
            Dropped::NotPolled(callsite) => {
                hot::end_seen(callsite, place, now, |local, unwinding| {
                    Seen::of(cancelled(unwinding.outcome_at_drop(local)))
                });
            }
        }
    }
}

/// A future that is dropped before its end was cancelled, unless by a panic.
pub(in crate::record) fn cancelled(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Ok => Outcome::Cancelled,
        panicked => panicked,
    }
}

impl Drop for Progress {
    #[inline]
    fn drop(&mut self) {
        if let State::Dropping(_) = self.state {
            self.end_drop();
        }
    }
}

impl Polling<'_> {
    /// The future is not ready.
    #[inline]
    pub(super) fn pend(self) {
        let mut polling = std::mem::ManuallyDrop::new(self);
        let place = polling.place;
        polling.progress.pend(place);
    }

    /// The future gave its output.
    #[inline]
    pub(super) fn end(self, observe: impl FnOnce() -> Seen) {
        let mut polling = std::mem::ManuallyDrop::new(self);
        let now = Ticks::now();
        let seen = observed(observe);
        let place = polling.place;
        polling.progress.end(place, now, seen);
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        // The poll did not return.
        self.progress
            .end(self.place, Ticks::now(), Seen::of(Outcome::Panicked));
    }
}
