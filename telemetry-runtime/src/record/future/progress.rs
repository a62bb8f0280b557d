//! How far a measured future is: the call, its polls, and its drop.

use super::capturing::Capturing;
use crate::callsite::Callsite;
use crate::outcome::Outcome;
use crate::record::call::{Call, Stretch};
use crate::record::capture::Extra;
use crate::record::local::{self, Inside};
use crate::record::seen::{Seen, observed};
use crate::record::unwinding::Unwinding;

/// How far a measured future is.
pub(super) struct Progress {
    pub(super) state: State,
}

pub(super) enum State {
    /// With what was captured when the future was made, for functions that are not `async`.
    NotPolled(&'static Callsite, Option<Box<Extra>>),
    /// Telemetry was off at the first poll.
    NotMeasured,
    Running(Call),
    /// It is dropped before its end.
    Dropping(Box<Dropping>),
    Done,
}

/// A call whose future is dropped, on this thread and now.
pub(super) struct Dropping {
    call: Call,
    stretch: Stretch,
    unwinding: Unwinding,
}

/// One poll of a measured future; dropped by a panic, it ends the call.
pub(super) struct Polling<'a> {
    pub(super) progress: &'a mut Progress,
    stretch: Option<Stretch>,
    unwinding: Unwinding,
    outer_capturing: Option<Capturing>,
}

impl Progress {
    pub(super) fn resume(&mut self) -> Option<Polling<'_>> {
        let mut stretch = None;
        let mut outer_capturing = None;
        if let State::NotPolled(callsite, captured) = &mut self.state {
            let (callsite, captured) = (*callsite, captured.take());
            self.state = State::NotMeasured;
            let gate = callsite.open_gate()?;
            local::with(|local| {
                if let Some(local) = local.enter_from_outside() {
                    outer_capturing = Some(local.capturing.replace(Capturing::Wanted));
                    let (call, began) = Call::begin(callsite, gate, &local, captured);
                    self.state = State::Running(call);
                    stretch = Some(began);
                }
            });
        } else if let State::Running(call) = &mut self.state {
            stretch = Some(local::with(|local| call.resume(&local.enter_runtime())));
        }
        stretch.as_ref()?;
        Some(Polling {
            progress: self,
            stretch,
            unwinding: local::with(Unwinding::now),
            outer_capturing,
        })
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
        // A first call is registered, which is for calls from outside only: before the thread is inside.
        let gate = match &self.state {
            State::NotPolled(callsite, _) => callsite.open_gate(),
            _ => None,
        };
        local::with(|local| {
            let gate = gate.filter(|_| !local.is_inside());
            let local = local.enter_runtime();
            let unwinding = Unwinding::now(&local);
            let (call, stretch) = match (std::mem::replace(&mut self.state, State::Done), gate) {
                (State::Running(mut call), _) => {
                    let stretch = call.resume(&local);
                    (call, stretch)
                }
                (State::NotPolled(callsite, captured), Some(gate)) => {
                    Call::begin(callsite, gate, &local, captured)
                }
                _ => return,
            };
            self.state = State::Dropping(Box::new(Dropping {
                call,
                stretch,
                unwinding,
            }));
        });
    }

    #[cold]
    fn end_drop(&mut self) {
        let State::Dropping(dropping) = std::mem::replace(&mut self.state, State::Done) else {
            return;
        };
        local::with(|local| {
            let local = local.enter_runtime();
            let Dropping {
                mut call,
                stretch,
                unwinding,
            } = *dropping;
            let now = call.pause(&local, stretch);
            let outcome = match unwinding.outcome_at_drop(&local) {
                Outcome::Ok => Outcome::Cancelled,
                panicked => panicked,
            };
            let polls = call.polls();
            call.finish(&local, now, Some(polls), Seen::of(outcome));
        });
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
    #[inline]
    pub(super) fn count(&mut self) {
        if let State::Running(call) = &mut self.progress.state {
            call.count_poll();
        }
    }

    /// Leaves the thread; gives the reading of the clock.
    fn pause(&mut self, local: &Inside<'_>) -> Option<u64> {
        let State::Running(call) = &mut self.progress.state else {
            return None;
        };
        if let Some(outer) = self.outer_capturing.take() {
            if let Capturing::Done(captured) = local.capturing.replace(outer) {
                call.set_captured(local, captured);
            }
        }
        Some(call.pause(local, self.stretch.take()?))
    }

    pub(super) fn pend(mut self) {
        local::with(|local| {
            let local = local.enter_runtime();
            self.unwinding.settle(&local);
            self.pause(&local);
            if let State::Running(call) = &mut self.progress.state {
                call.keep_trace(&local);
            }
        });
    }

    /// Ends the call whose future gave its output.
    pub(super) fn end(&mut self, observe: impl FnOnce() -> Seen) {
        self.end_seen(|local, unwinding| {
            unwinding.settle(local);
            observed(local, observe)
        });
    }

    fn end_seen(&mut self, seen: impl FnOnce(&Inside<'_>, Unwinding) -> Seen) {
        local::with(|local| {
            let local = local.enter_runtime();
            let Some(now) = self.pause(&local) else {
                return;
            };
            let State::Running(call) = std::mem::replace(&mut self.progress.state, State::Done)
            else {
                return;
            };
            let seen = seen(&local, self.unwinding);
            let polls = call.polls();
            call.finish(&local, now, Some(polls), seen);
        });
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        if self.stretch.is_some() {
            // The poll did not return.
            self.end_seen(|local, unwinding| {
                unwinding.settle(local);
                Seen::of(Outcome::Panicked)
            });
        }
    }
}
