//! The beginning and the end of a call that has nothing to tell: a few loads and stores around two readings
//! of the clock.
//!
//! These functions call nothing, so that they save no registers; whatever is out of the ordinary goes to
//! another function as their last act. They take no mark that the toolkit is at work but for the moment in
//! which an entry is written: a frame is claimed before it is filled in, so that a call in a signal handler
//! has the next one.

use std::sync::atomic::{AtomicU64, Ordering, compiler_fence};
use std::thread;

use super::super::capture::Extra;
use super::super::frame::{Flags, Frame, Head};
use super::super::frames::{Order, Place};
use super::super::local::{self, Local};
use super::super::seen::Seen;
use super::super::shard::{FRAMES, Shard};
use super::super::tally::Entry;
use super::super::unwinding::Unwinding;
use super::Stretch;
use super::polled::Running;
use crate::callsite::{Callsite, Gate};
use crate::clock::Ticks;

/// A gate with one of these needs more than a frame at the beginning.
const SLOW: Gate = Gate::from_bits(Gate::NODE.bits() | Gate::RSS.bits());

/// Begins a call; the caller has just read the gate in `flags` from `callsite`.
#[inline(never)]
pub(in crate::record) fn begin(callsite: &'static Callsite, flags: Flags) -> Place {
    if thread::panicking() {
        return begin_slowly(callsite, flags);
    }
    // Not in the closure: `with` is inlined only around something small.
    local::with(|local| begin_on(local, callsite, flags))
}

#[inline(never)]
fn begin_on(local: &Local, callsite: &'static Callsite, flags: Flags) -> Place {
    let Some(shard) = with_room(local).filter(|_| !flags.gate().has(SLOW)) else {
        return begin_slowly(callsite, flags);
    };
    if local.in_trace.get() {
        return begin_slowly(callsite, flags);
    }
    claim(local, shard, callsite.operation(), flags)
}

#[inline(never)]
fn begin_slowly(callsite: &'static Callsite, flags: Flags) -> Place {
    begin_with(callsite, flags, None, Order::Nested)
}

/// Begins a call with what was captured.
#[inline(never)]
pub(in crate::record) fn begin_with(
    callsite: &'static Callsite,
    flags: Flags,
    extra: Option<Box<Extra>>,
    order: Order,
) -> Place {
    local::with(|local| match local.enter_from_outside() {
        Some(local) => super::begin(&local, callsite, flags, extra, order),
        None => Place::NONE,
    })
}

/// Ends a call whose guard is dropped: it returned, or a panic leaves it.
#[inline(never)]
pub(in crate::record) fn end(callsite: &'static Callsite, place: Place) {
    if thread::panicking() {
        return end_in_panic(callsite, place);
    }
    local::with(|local| end_on(local, callsite, place));
}

#[inline(never)]
fn end_on(local: &Local, callsite: &'static Callsite, place: Place) {
    if !Ticks::come_from_counter() {
        return end_by_other_clock(local, callsite, place);
    }
    end_at(local, callsite, place, Ticks::of_counter());
}

/// Ends a call that returned, and did not fail.
#[inline(never)]
pub(in crate::record) fn end_ok(callsite: &'static Callsite, place: Place, now: Ticks) {
    local::with(|local| end_at(local, callsite, place, now));
}

#[inline]
fn end_at(local: &Local, callsite: &'static Callsite, place: Place, now: Ticks) {
    let Some((shard, frame)) = top(local, place) else {
        return end_slowly(local, callsite, place, now);
    };
    let ran = now.since(Ticks::from_raw(load(&frame.at)));
    let head = frame.head();
    // A span below zero is longer than any threshold.
    if ran > callsite.threshold() || head.flags().is_to_be_told() {
        return end_slowly(local, callsite, place, now);
    }
    let at = shard.head();
    let Some(entry) = shard.place(at) else {
        return end_slowly(local, callsite, place, now);
    };
    let _busy = Busy::take(local, shard);
    let stretch = leave(local, shard, frame, place, ran);
    store(entry, head, ran, stretch);
    shard.publish(at);
}

#[inline(never)]
fn end_slowly(local: &Local, callsite: &'static Callsite, place: Place, now: Ticks) {
    let local = local.enter_runtime();
    super::end(&local, callsite, place, now, |began| {
        Unwinding::of(began).settle(&local);
        Seen::OK
    });
}

#[cold]
fn end_by_other_clock(local: &Local, callsite: &'static Callsite, place: Place) {
    end_at(local, callsite, place, Ticks::now());
}

#[cold]
fn end_in_panic(callsite: &'static Callsite, place: Place) {
    let now = Ticks::now();
    end_seen(callsite, place, now, |local, unwinding| {
        Seen::of(unwinding.outcome_at_drop(local))
    });
}

/// Ends a call with what is seen of it.
pub(in crate::record) fn end_seen(
    callsite: &'static Callsite,
    place: Place,
    now: Ticks,
    seen: impl FnOnce(&Local, Unwinding) -> Seen,
) {
    local::with(|local| {
        let local = local.enter_runtime();
        super::end(&local, callsite, place, now, |began| {
            seen(&local, Unwinding::of(began))
        });
    });
}

/// Begins a poll of a call that runs already; no place where there is more to do than that.
pub(super) fn resume(running: &Running) -> Place {
    if running.flags.has(Flags::SPAN) || running.extra.is_some() || thread::panicking() {
        return Place::NONE;
    }
    local::with(|local| resume_on(local, running))
}

#[inline(never)]
fn resume_on(local: &Local, running: &Running) -> Place {
    match with_room(local) {
        Some(shard) => claim(local, shard, running.callsite.operation(), running.flags),
        None => Place::NONE,
    }
}

/// Leaves a poll after which the future is not ready; `None` where there is more to do than that.
pub(super) fn pause(running: &Running, place: Place, now: Ticks) -> Option<Stretch> {
    local::with(|local| {
        let (shard, frame) = top(local, place)?;
        let (ran, head) = (now.since(Ticks::from_raw(load(&frame.at))), frame.head());
        let flags = head.flags();
        // What ran inside a call with a budget must be noted.
        let has_ran = flags.gate().has(Gate::BUDGET) && head.mark() != shard.mark();
        if ran > Ticks::LONGEST || flags.is_more_than_a_success() || has_ran {
            return None;
        }
        debug_assert_eq!(head.operation(), running.callsite.operation());
        let _busy = Busy::take(local, shard);
        Some(leave(local, shard, frame, place, ran))
    })
}

/// Ends a call that gave its output in a later poll, and did not fail; `false` where there is more to do
/// than to count it.
pub(super) fn end_running(running: &Running, place: Place, now: Ticks) -> bool {
    local::with(|local| end_running_on(local, running, place, now).is_some())
}

#[inline(never)]
fn end_running_on(local: &Local, running: &Running, place: Place, now: Ticks) -> Option<()> {
    let (shard, frame) = top(local, place)?;
    let ran = now.since(Ticks::from_raw(load(&frame.at)));
    let duration = now.since(running.began);
    let head = frame.head();
    let at = shard.head();
    let entry = shard.place(at)?;
    if ran > Ticks::LONGEST
        || duration > running.callsite.threshold()
        || head.flags().is_to_be_told()
    {
        return None;
    }
    let _busy = Busy::take(local, shard);
    let mut stretch = leave(local, shard, frame, place, ran);
    stretch.own = stretch.own.saturating_add(running.busy.own);
    stretch.allocated = stretch.allocated.wrapping_add(running.busy.allocated);
    store(entry, head, duration, stretch);
    shard.publish(at);
    Some(())
}

/// The shard, if a call may take the next frame of it.
#[inline]
fn with_room(local: &Local) -> Option<&'static Shard> {
    let shard = local.shard.get()?;
    ((shard.depth() as usize) < FRAMES && Ticks::come_from_counter()).then_some(shard)
}

/// Takes the next frame. Claimed first, filled in then: see above.
#[inline]
fn claim(local: &Local, shard: &Shard, operation: u32, flags: Flags) -> Place {
    let depth = shard.depth();
    shard.set_depth(depth + 1);
    compiler_fence(Ordering::SeqCst);
    let frame = shard.frame(depth);
    frame.set_head(Head::new(operation, shard.mark(), flags));
    let relaxed = Ordering::Relaxed;
    frame
        .outer_children
        .store(local.children.replace(0), relaxed);
    frame.allocated.store(local.allocated.get(), relaxed);
    frame.freed.store(local.freed.get(), relaxed);
    frame.at.store(Ticks::of_counter().raw(), relaxed);
    Place::of_frame(depth)
}

/// The frame at `place`, if it is the innermost one, and the toolkit is not at work.
#[inline]
fn top(local: &Local, place: Place) -> Option<(&'static Shard, &'static Frame)> {
    let shard = local.shard.get()?;
    let is_top = shard.depth() == place.frame().wrapping_add(1);
    is_top.then(|| (shard, shard.frame(place.frame())))
}

/// Gives a frame back; gives what its call did.
#[inline]
fn leave(local: &Local, shard: &Shard, frame: &Frame, place: Place, ran: u64) -> Stretch {
    let children = local
        .children
        .replace(load(&frame.outer_children).wrapping_add(ran));
    shard.set_depth(place.frame());
    Stretch {
        ran,
        own: ran.saturating_sub(children),
        allocated: local.allocated.get().wrapping_sub(load(&frame.allocated)),
        freed: local.freed.get().wrapping_sub(load(&frame.freed)),
    }
}

#[inline]
fn store(entry: &[AtomicU64; Entry::WORDS], head: Head, duration: u64, stretch: Stretch) {
    let words = [head.raw(), duration, stretch.own, stretch.allocated];
    for (word, value) in entry.iter().zip(words) {
        word.store(value, Ordering::Relaxed);
    }
}

#[inline]
fn load(word: &AtomicU64) -> u64 {
    word.load(Ordering::Relaxed)
}

/// The shard is taken away while this lives: a call in a signal handler is not measured.
struct Busy<'a>(&'a Local, &'static Shard);

impl<'a> Busy<'a> {
    #[inline]
    fn take(local: &'a Local, shard: &'static Shard) -> Self {
        local.shard.set(None);
        compiler_fence(Ordering::SeqCst);
        Self(local, shard)
    }
}

impl Drop for Busy<'_> {
    #[inline]
    fn drop(&mut self) {
        compiler_fence(Ordering::SeqCst);
        self.0.shard.set(Some(self.1));
    }
}
