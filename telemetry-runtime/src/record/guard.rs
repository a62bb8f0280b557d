//! The guard in front of a function's body.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use super::call::hot;
use super::capture::{Capture, Extra, capture_into};
use super::frame::{Flags, Order};
use super::frames::Place;
use super::future::Captured;
use super::local;
use super::seen::Seen;
use crate::callsite::Callsite;
use crate::clock::Ticks;
use crate::outcome::Outcome;

/// Measures from its making to its drop; made by [`enter`].
///
/// It belongs to the thread that made it. A future is measured by [`future`](super::future::future).
pub struct Guard {
    callsite: &'static Callsite,
    /// Where the call is kept: two words of stack are all that a level of recursion costs.
    place: Place,
    not_send: PhantomData<*const ()>,
}

impl Guard {
    /// Ends the call with what its result shows, where that has nothing to say; `failed` if it is an error.
    #[inline]
    pub(super) fn finish_plainly(self, failed: bool) {
        let guard = ManuallyDrop::new(self);
        if guard.place.is_some() {
            if failed {
                end_with(guard.callsite, guard.place, Ticks::now(), Seen::ERROR);
            } else {
                hot::end_returned(guard.callsite, guard.place);
            }
        }
    }

    /// Ends the call with what its result shows; `observe` runs only if anybody wants to know, and does
    /// not panic.
    #[inline]
    pub fn finish(self, observe: impl FnOnce() -> Seen) {
        let guard = ManuallyDrop::new(self);
        if guard.place.is_some() {
            // The clock is read before the result is looked at: describing an error takes its time.
            let now = Ticks::now();
            let seen = observe();
            if seen.is_plain_ok() {
                hot::end_ok(guard.callsite, guard.place, now);
            } else {
                end_with(guard.callsite, guard.place, now, seen);
            }
        }
    }

    /// Ends the call with what its owner knows, given how it is left: `ok` or `panicked`.
    pub(super) fn finish_with(self, seen: impl FnOnce(Outcome) -> Seen) {
        let guard = ManuallyDrop::new(self);
        if guard.place.is_some() {
            let now = Ticks::now();
            hot::end_seen(guard.callsite, guard.place, now, |local, unwinding| {
                seen(unwinding.outcome_at_drop(local))
            });
        }
    }
}

/// Ends a call that returned something worth telling.
#[inline(never)]
fn end_with(callsite: &'static Callsite, place: Place, now: Ticks, seen: Seen) {
    hot::end_seen(callsite, place, now, |local, unwinding| {
        unwinding.settle(local);
        seen
    });
}

impl Drop for Guard {
    #[inline]
    fn drop(&mut self) {
        if self.place.is_some() {
            hot::end(self.callsite, self.place);
        }
    }
}

/// Begins a call of `callsite`, if telemetry is on.
#[inline]
pub fn enter(callsite: &'static Callsite) -> Guard {
    let place = match callsite.known_gate() {
        Some(gate) => hot::begin(callsite, Flags::of(gate)),
        None => Place::NONE,
    };
    Guard {
        callsite,
        place,
        not_send: PhantomData,
    }
}

/// Begins a call of `callsite` that captures values, if telemetry is on.
#[inline]
pub fn enter_with(callsite: &'static Callsite, capture: impl FnOnce(&mut Capture<'_>)) -> Guard {
    let extra = || {
        let is_outside = local::with(|local| !local.is_inside());
        is_outside.then(|| {
            let mut extra = local::inside_runtime(Box::<Extra>::default);
            local::with(|local| capture_into(local, &mut extra, capture));
            extra
        })
    };
    enter_kept(callsite, Order::Nested, extra)
}

/// Begins a call of `callsite` with what was captured before, if telemetry is on.
pub(super) fn enter_captured(callsite: &'static Callsite, captured: Captured) -> Guard {
    enter_kept(callsite, Order::Nested, || captured.0)
}

/// Begins a call that may end after calls that begin later.
pub(super) fn enter_any(callsite: &'static Callsite) -> Guard {
    enter_kept(callsite, Order::Any, || None)
}

#[inline]
fn enter_kept(
    callsite: &'static Callsite,
    order: Order,
    extra: impl FnOnce() -> Option<Box<Extra>>,
) -> Guard {
    let place = match callsite.open_gate() {
        Some(gate) => hot::begin_with(callsite, Flags::of(gate), extra(), order),
        None => Place::NONE,
    };
    Guard {
        callsite,
        place,
        not_send: PhantomData,
    }
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
