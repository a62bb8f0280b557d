//! The guard in front of a function's body.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use super::call::{Call, Stretch};
use super::capture::{Capture, Extra, capture_into};
use super::future::Captured;
use super::local::{self, Frame, Inside, Local};
use super::seen::{Seen, observed};
use super::unwinding::Unwinding;
use crate::callsite::{Callsite, Gate};
use crate::outcome::Outcome;

/// Measures from its making to its drop; made by [`enter`].
///
/// It belongs to the thread that made it. A future is measured by [`future`](super::future::future).
pub struct Guard {
    frame: Frame,
    not_send: PhantomData<*const ()>,
}

/// What is kept of a call while it runs. It stays on the thread: a guard that is a single word
/// costs a call that is not measured next to nothing, and deep recursion no stack.
pub(super) struct Active {
    call: Call,
    stretch: Stretch,
    unwinding: Unwinding,
}

impl Guard {
    /// Ends the call with what its result shows; `observe` runs only if anybody wants to know.
    #[inline]
    pub fn finish(self, observe: impl FnOnce() -> Seen) {
        let frame = ManuallyDrop::new(self).frame;
        if frame.is_some() {
            end(frame, |local, unwinding| {
                unwinding.settle(local);
                observed(local, observe)
            });
        }
    }
}

impl Guard {
    /// Ends the call with what its owner knows, given how it is left: `ok` or `panicked`.
    pub(super) fn finish_with(self, seen: impl FnOnce(Outcome) -> Seen) {
        let frame = ManuallyDrop::new(self).frame;
        if frame.is_some() {
            end(frame, |local, unwinding| {
                seen(unwinding.outcome_at_drop(local))
            });
        }
    }
}

impl Drop for Guard {
    #[inline]
    fn drop(&mut self) {
        if self.frame.is_some() {
            end(self.frame, |local, unwinding| {
                Seen::of(unwinding.outcome_at_drop(local))
            });
        }
    }
}

/// Begins a call of `callsite`, if telemetry is on.
#[inline]
pub fn enter(callsite: &'static Callsite) -> Guard {
    enter_capturing(callsite, |_| None)
}

/// Begins a call of `callsite` that captures values, if telemetry is on.
#[inline]
pub fn enter_with(callsite: &'static Callsite, capture: impl FnOnce(&mut Capture<'_>)) -> Guard {
    enter_capturing(callsite, |local| {
        let mut extra = local::inside_runtime(Box::<Extra>::default);
        capture_into(local, &mut extra, capture);
        Some(extra)
    })
}

/// Begins a call of `callsite` with what was captured before, if telemetry is on.
pub(super) fn enter_captured(callsite: &'static Callsite, captured: Captured) -> Guard {
    enter_capturing(callsite, |_| captured.0)
}

#[inline]
fn enter_capturing(
    callsite: &'static Callsite,
    capture: impl FnOnce(&Local) -> Option<Box<Extra>>,
) -> Guard {
    let frame = match callsite.open_gate() {
        Some(gate) => begin(callsite, gate, capture),
        None => Frame::NONE,
    };
    Guard {
        frame,
        not_send: PhantomData,
    }
}

// Out of line, so that the expansion of an attribute is little code.
#[inline(never)]
fn begin(
    callsite: &'static Callsite,
    gate: Gate,
    capture: impl FnOnce(&Local) -> Option<Box<Extra>>,
) -> Frame {
    local::with(|local| {
        if local.is_inside() {
            return Frame::NONE;
        }
        let extra = capture(local);
        let local = local.enter_runtime();
        let unwinding = Unwinding::now(&local);
        let (call, stretch) = Call::begin(callsite, gate, &local, extra);
        local.push_frame(Active {
            call,
            stretch,
            unwinding,
        })
    })
}

#[inline(never)]
fn end(frame: Frame, seen: impl FnOnce(&Inside<'_>, Unwinding) -> Seen) {
    local::with(|local| {
        let local = local.enter_runtime();
        let Some(mut active) = local.pop_frame(frame) else {
            return;
        };
        // The clock is read before the result is looked at: describing an error takes its time.
        let now = active.call.pause(&local, active.stretch);
        let seen = seen(&local, active.unwinding);
        active.call.finish(&local, now, None, seen);
    });
}

/// Runs a function's body; being a call of its own, it keeps `return` and `?` inside.
#[expect(
    clippy::inline_always,
    reason = "the body must cost what it costs without the attribute"
)]
#[inline(always)]
pub fn call<R>(body: impl FnOnce() -> R) -> R {
    body()
}
