//! How far a measured future is: the call, its polls, and its drop.

use super::capturing::Capturing;
use crate::callsite::Callsite;
use crate::outcome::Outcome;
use crate::record::call::{Call, Stretch, outcome_at_drop};
use crate::record::capture::Extra;
use crate::record::local::{self, Local};
use crate::record::seen::{Seen, observed};

/// How far a measured future is.
pub(super) struct Progress {
    pub(super) polls: u32,
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
    panicking: bool,
}

/// One poll of a measured future; dropped by a panic, it ends the call.
pub(super) struct Polling<'a> {
    pub(super) progress: &'a mut Progress,
    stretch: Option<Stretch>,
    panicking: bool,
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
                if !local.is_inside() {
                    outer_capturing = Some(local.capturing.replace(Capturing::Wanted));
                    let (call, began) = Call::begin(callsite, gate, local, captured);
                    self.state = State::Running(call);
                    stretch = Some(began);
                }
            });
        } else if let State::Running(call) = &mut self.state {
            stretch = Some(local::with(|local| call.resume(local)));
        }
        stretch.as_ref()?;
        Some(Polling {
            progress: self,
            stretch,
            panicking: std::thread::panicking(),
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
        local::with(|local| {
            let panicking = std::thread::panicking();
            let (call, stretch) = match std::mem::replace(&mut self.state, State::Done) {
                State::Running(mut call) => {
                    let stretch = call.resume(local);
                    (call, stretch)
                }
                State::NotPolled(callsite, captured) if !local.is_inside() => {
                    let Some(gate) = callsite.open_gate() else {
                        return;
                    };
                    Call::begin(callsite, gate, local, captured)
                }
                _ => return,
            };
            let _inside = local.enter_runtime();
            self.state = State::Dropping(Box::new(Dropping {
                call,
                stretch,
                panicking,
            }));
        });
    }

    #[cold]
    fn end_drop(&mut self) {
        let State::Dropping(dropping) = std::mem::replace(&mut self.state, State::Done) else {
            return;
        };
        local::with(|local| {
            let (mut call, stretch, panicking) = {
                let _inside = local.enter_runtime();
                let Dropping {
                    call,
                    stretch,
                    panicking,
                } = *dropping;
                (call, stretch, panicking)
            };
            let now = call.pause(local, stretch);
            let outcome = match outcome_at_drop(panicking) {
                Outcome::Ok => Outcome::Cancelled,
                panicked => panicked,
            };
            call.finish(local, now, Some(self.polls), Seen::of(outcome));
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
    /// Leaves the thread; gives the reading of the clock.
    fn pause(&mut self, local: &Local) -> Option<u64> {
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
            self.pause(local);
            if let State::Running(call) = &mut self.progress.state {
                call.keep_trace(local);
            }
        });
    }

    pub(super) fn end(&mut self, seen: impl FnOnce(bool) -> Seen) {
        local::with(|local| {
            let Some(now) = self.pause(local) else { return };
            let State::Running(call) = std::mem::replace(&mut self.progress.state, State::Done)
            else {
                return;
            };
            let seen = observed(local, || seen(self.panicking));
            call.finish(local, now, Some(self.progress.polls), seen);
        });
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        if self.stretch.is_some() {
            self.end(|panicking| Seen::of(outcome_at_drop(panicking)));
        }
    }
}
