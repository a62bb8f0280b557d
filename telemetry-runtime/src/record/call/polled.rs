//! A call that runs in polls: what is kept of it in its future.

use std::sync::Arc;

use super::super::capture::Extra;
use super::super::context::{Trace, current_trace};
use super::super::frame::{Began, Flags, Order};
use super::super::frames::Place;
use super::super::local::{self, Inside};
use super::super::seen::Seen;
use super::super::tally::Entry;
use super::super::unwinding::Unwinding;
use super::{Ended, Stretch, hot, leave, resume, span, take_added};
use crate::callsite::{Callsite, Gate};
use crate::clock::Ticks;
use crate::outcome::Outcome;

/// How far a future is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::record) enum Stage {
    /// Not polled; it may have captured values already.
    New,
    /// Telemetry was off at the first poll.
    NotMeasured,
    /// It is being polled for the first time.
    First,
    /// It was polled before, and may be polled now.
    Running,
    /// It is dropped before its first poll.
    DroppingNew,
    /// It is dropped before its end.
    Dropping,
    /// It has ended.
    Done,
}

/// The call of a future. Flat, so that no step from one stage to the next moves anything.
pub(in crate::record) struct Polled {
    pub(super) callsite: &'static Callsite,
    polls: u32,
    /// As it was at the first poll.
    gate: Gate,
    /// A success gets no line: the sample was drawn at the first poll.
    is_undrawn: bool,
    pub(super) stage: Stage,
    /// When it was polled for the first time.
    pub(super) began: Ticks,
    /// All polls together.
    pub(super) busy: Stretch,
    /// Its span; while it is dropped, when the frame has that, its place.
    pub(super) span: u64,
    /// The trace that it belongs to, kept while it runs on no thread.
    trace: Option<Arc<Trace>>,
    pub(super) extra: Option<Box<Extra>>,
}

impl Polled {
    #[inline]
    pub(in crate::record) const fn new(
        callsite: &'static Callsite,
        stage: Stage,
        extra: Option<Box<Extra>>,
    ) -> Self {
        Self {
            callsite,
            polls: 0,
            gate: Gate::UNSEEN,
            is_undrawn: false,
            stage,
            began: Ticks::from_raw(0),
            busy: Stretch::NONE,
            span: 0,
            trace: None,
            extra,
        }
    }

    /// Begins a poll; no place if the call is not measured.
    #[inline]
    pub(in crate::record) fn resume(&mut self) -> Place {
        match self.stage {
            Stage::New => {
                if let Some(gate) = self.callsite.known_gate() {
                    return self.begin(gate);
                }
                self.stage = Stage::NotMeasured;
                Place::NONE
            }
            Stage::Running => hot::resume(self),
            _ => Place::NONE,
        }
    }

    #[inline(never)]
    fn begin(&mut self, gate: Gate) -> Place {
        let flags = Flags::of(gate).with(Flags::FUTURE).with(Flags::FRESH);
        let place = if self.extra.is_none() {
            hot::begin(self.callsite, flags)
        } else {
            hot::begin_with(self.callsite, flags, self.extra.take(), Order::Nested)
        };
        self.stage = if place.is_some() {
            Stage::First
        } else {
            Stage::NotMeasured
        };
        place
    }

    /// Begins a poll that was not the first, with all that a call may have.
    #[inline(never)]
    pub(super) fn resume_slowly(&mut self) -> Place {
        local::with(|local| {
            let local = local.enter_runtime();
            let extra = self.extra.take();
            let (callsite, span) = (self.callsite, Some(self.span));
            resume(&local, callsite, self.flags(), span, extra, Order::Nested)
        })
    }

    /// Ends a poll after which the future is not ready.
    #[inline]
    pub(in crate::record) fn pend(&mut self, place: Place) {
        hot::pend(self, place);
    }

    #[inline(never)]
    pub(super) fn pend_slowly(&mut self, place: Place, now: Ticks) {
        local::with(|local| {
            let local = local.enter_runtime();
            let Some((began, extra)) = local.take(place) else {
                return;
            };
            Unwinding::of(&began).settle(&local);
            self.extra = extra;
            let flags = began.head.flags();
            if self.stage == Stage::First {
                if !flags.has(Flags::ANNOUNCED) {
                    local.push(Entry::announces(self.callsite.operation()));
                }
                self.suspend(flags, began.at, began.span);
            }
            self.take_in(&local, place, &began, now);
            if self.span != 0 && self.trace.is_none() {
                self.trace = current_trace(&local);
            }
        });
    }

    /// Remembers what was decided in the first poll.
    #[inline]
    pub(super) fn suspend(&mut self, flags: Flags, began: Ticks, span: u64) {
        self.gate = flags.gate();
        self.is_undrawn = flags.has(Flags::UNDRAWN);
        self.began = began;
        self.span = span;
        self.stage = Stage::Running;
    }

    /// Ends the call: the future gave its output, or panicked.
    #[inline]
    pub(in crate::record) fn end(&mut self, place: Place, now: Ticks, seen: Seen) {
        if !seen.is_plain_ok() {
            self.end_seen(place, now, seen);
        } else if self.stage == Stage::First {
            self.stage = Stage::Done;
            hot::end_ok(self.callsite, place, now);
        } else {
            hot::end_polled(self, place, now);
        }
    }

    #[inline(never)]
    fn end_seen(&mut self, place: Place, now: Ticks, seen: Seen) {
        if self.stage == Stage::First {
            self.stage = Stage::Done;
            hot::end_seen(self.callsite, place, now, |local, unwinding| {
                unwinding.settle(local);
                seen
            });
        } else {
            self.stage = Stage::Done;
            self.polls = self.polls.saturating_add(1);
            self.end_slowly(place, now, |local, unwinding| {
                unwinding.settle(local);
                seen
            });
        }
    }

    #[inline(never)]
    pub(super) fn end_ok_slowly(&mut self, place: Place, now: Ticks) {
        self.end_seen(place, now, Seen::OK);
    }

    fn end_slowly(
        &mut self,
        place: Place,
        now: Ticks,
        seen: impl FnOnce(&Inside<'_>, Unwinding) -> Seen,
    ) {
        local::with(|local| {
            let local = local.enter_runtime();
            let Some((began, mut extra)) = local.take(place) else {
                return;
            };
            take_added(&local, place, &began, &mut extra);
            let stretch = leave(&local, &began, now, &mut extra);
            self.add(stretch);
            let seen = seen(&local, Unwinding::of(&began));
            let ended = Ended {
                callsite: self.callsite,
                flags: self.flags(),
                duration: span(self.began, now),
                busy: self.busy,
                span: began.span,
                polls: Some(self.polls),
                trace: self.trace.take(),
                extra,
            };
            ended.count(&local, now, seen, (place, &began));
        });
    }

    /// Takes in a poll whose place was just taken.
    fn take_in(&mut self, local: &Inside<'_>, place: Place, began: &Began, now: Ticks) {
        take_added(local, place, began, &mut self.extra);
        let stretch = leave(local, began, now, &mut self.extra);
        self.add(stretch);
        self.polls = self.polls.saturating_add(1);
        if self.gate.has(Gate::BUDGET) {
            let inside = local.breakdown(place, began);
            if !inside.is_empty() {
                let extra = self.extra.get_or_insert_default();
                extra.breakdown.get_or_insert_default().add(&inside);
            }
        }
    }

    /// What it does, as its frames have it.
    #[inline]
    pub(super) fn flags(&self) -> Flags {
        let flags = Flags::of(self.gate)
            .with(Flags::FUTURE)
            .with(Flags::ANNOUNCED);
        if self.is_undrawn {
            flags.with(Flags::UNDRAWN)
        } else {
            flags
        }
    }

    /// Adds a poll after which the future is not ready.
    #[inline]
    pub(super) fn add_poll(&mut self, stretch: Stretch) {
        self.polls = self.polls.wrapping_add(1);
        self.add(stretch);
    }

    #[inline]
    fn add(&mut self, stretch: Stretch) {
        self.busy.ran = self.busy.ran.wrapping_add(stretch.ran);
        self.busy.own = self.busy.own.wrapping_add(stretch.own);
        self.busy.allocated = self.busy.allocated.wrapping_add(stretch.allocated);
        self.busy.freed = self.busy.freed.wrapping_add(stretch.freed);
    }

    /// Goes on with the call, if it has not ended, while its future is dropped.
    #[inline]
    pub(in crate::record) fn begin_drop(&mut self) {
        if matches!(self.stage, Stage::Running | Stage::New) {
            self.resume_for_drop();
        }
    }

    #[cold]
    fn resume_for_drop(&mut self) {
        let place = if self.stage == Stage::Running {
            self.stage = Stage::Dropping;
            hot::resume(self)
        } else {
            self.stage = Stage::DroppingNew;
            let flags = Flags::NONE.with(Flags::FUTURE).with(Flags::UNPOLLED);
            hot::begin_with(self.callsite, flags, self.extra.take(), Order::Nested)
        };
        self.span = place.to_number();
        if !place.is_some() {
            self.stage = Stage::Done;
        }
    }

    /// Ends the call of a future that was dropped before its end.
    #[inline]
    pub(in crate::record) fn end_drop(&mut self) {
        if matches!(self.stage, Stage::Dropping | Stage::DroppingNew) {
            self.end_dropped();
        }
    }

    #[cold]
    fn end_dropped(&mut self) {
        let (place, now) = (Place::from_number(self.span), Ticks::now());
        let was_new = self.stage == Stage::DroppingNew;
        self.stage = Stage::Done;
        if was_new {
            hot::end_seen(self.callsite, place, now, |local, unwinding| {
                Seen::of(cancelled(unwinding.outcome_at_drop(local)))
            });
        } else {
            self.end_slowly(place, now, |local, unwinding| {
                Seen::of(cancelled(unwinding.outcome_at_drop(local)))
            });
        }
    }
}

/// A future that is dropped before its end was cancelled, unless by a panic.
fn cancelled(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Ok => Outcome::Cancelled,
        panicked => panicked,
    }
}
