//! A call that runs in polls: what is kept of it in its future between them.

use super::super::capture::Extra;
use super::super::context::current_trace;
use super::super::frame::{Began, Flags};
use super::super::frames::{Order, Place};
use super::super::future::cancelled;
use super::super::local::{self, Inside};
use super::super::seen::Seen;
use super::super::tally::Entry;
use super::super::unwinding::Unwinding;
use super::{Ended, Stretch, hot, leave, resume, take_added};
use crate::callsite::{Callsite, Gate};
use crate::clock::Ticks;

/// A call that was polled, and did not end with that.
pub(in crate::record) struct Running {
    pub(super) callsite: &'static Callsite,
    polls: u32,
    pub(super) flags: Flags,
    /// When it was polled for the first time.
    pub(super) began: Ticks,
    /// All polls together.
    pub(super) busy: Stretch,
    span: u64,
    pub(super) extra: Option<Box<Extra>>,
}

impl Running {
    /// A call whose first poll is over; `None` if it is not known on this thread.
    #[inline(never)]
    pub(in crate::record) fn suspended(
        callsite: &'static Callsite,
        place: Place,
        now: Ticks,
    ) -> Option<Self> {
        local::with(|local| {
            let local = local.enter_runtime();
            let (began, extra) = local.take(place)?;
            Unwinding::of(&began).settle(&local);
            let flags = began.head.flags();
            if !flags.has(Flags::ANNOUNCED) {
                local.push(Entry::announces(callsite.operation()));
            }
            let mut running = Self {
                callsite,
                polls: 1,
                flags: flags.of_the_call().with(Flags::ANNOUNCED),
                began: began.at,
                busy: Stretch::default(),
                span: began.span,
                extra,
            };
            running.take_in(&local, place, &began, now);
            if began.span != 0 {
                running.extra.get_or_insert_default().kept_trace = current_trace(&local);
            }
            Some(running)
        })
    }

    /// Begins a poll.
    #[inline]
    pub(in crate::record) fn resume(&mut self) -> Place {
        let place = hot::resume(self);
        if place.is_some() {
            place
        } else {
            self.resume_slowly()
        }
    }

    #[inline(never)]
    fn resume_slowly(&mut self) -> Place {
        local::with(|local| {
            let local = local.enter_runtime();
            let extra = self.extra.take();
            resume(
                &local,
                self.callsite,
                self.flags,
                Some(self.span),
                extra,
                Order::Nested,
            )
        })
    }

    /// Ends a poll after which the future is not ready.
    #[inline]
    pub(in crate::record) fn pause(&mut self, place: Place, now: Ticks) {
        match hot::pause(self, place, now) {
            Some(stretch) => {
                self.polls = self.polls.saturating_add(1);
                self.add(stretch);
            }
            None => self.pause_slowly(place, now),
        }
    }

    #[inline(never)]
    fn pause_slowly(&mut self, place: Place, now: Ticks) {
        local::with(|local| {
            let local = local.enter_runtime();
            let Some((began, extra)) = local.take(place) else {
                return;
            };
            Unwinding::of(&began).settle(&local);
            self.extra = extra;
            self.polls = self.polls.saturating_add(1);
            self.take_in(&local, place, &began, now);
        });
    }

    /// Ends the call.
    #[inline]
    pub(in crate::record) fn end(mut self, place: Place, now: Ticks, seen: Seen) {
        if !(seen.is_plain_ok() && hot::end_running(&self, place, now)) {
            self.polls = self.polls.saturating_add(1);
            self.end_slowly(place, now, |local, unwinding| {
                unwinding.settle(local);
                seen
            });
        }
    }

    /// Ends the call of a future that is dropped.
    pub(in crate::record) fn end_dropped(mut self, place: Place, now: Ticks) {
        self.end_slowly(place, now, |local, unwinding| {
            Seen::of(cancelled(unwinding.outcome_at_drop(local)))
        });
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
                flags: self.flags,
                duration: super::span(self.began, now),
                busy: self.busy,
                span: self.span,
                polls: Some(self.polls),
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
        if self.flags.gate().has(Gate::BUDGET) {
            let inside = local.breakdown(place, began);
            if !inside.is_empty() {
                let extra = self.extra.get_or_insert_default();
                extra.breakdown.get_or_insert_default().add(&inside);
            }
        }
    }

    #[inline]
    fn add(&mut self, stretch: Stretch) {
        self.busy.ran = self.busy.ran.saturating_add(stretch.ran);
        self.busy.own = self.busy.own.saturating_add(stretch.own);
        self.busy.allocated = self.busy.allocated.wrapping_add(stretch.allocated);
        self.busy.freed = self.busy.freed.wrapping_add(stretch.freed);
    }
}
