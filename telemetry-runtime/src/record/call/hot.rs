//! The beginning and the end of a call that has nothing to tell: a few loads and stores around two readings
//! of the clock.
//!
//! These functions call nothing, so that they save no registers; whatever is out of the ordinary goes to
//! another function as their last act. They take no mark that the toolkit is at work but for the moment in
//! which an entry is written: a frame is claimed before it is filled in, so that a call in a signal handler
//! has the next one.

use std::sync::atomic::{AtomicU64, Ordering, compiler_fence};
use std::thread;
use std::time::Duration;

use super::super::absent::{nobody_comes, nobody_comes_for_it};
use super::super::capture::Extra;
use super::super::frame::{Flags, Frame, Head, Order};
use super::super::frames::Place;
use super::super::local::{self, Local};
use super::super::report::Shortest;
use super::super::seen::Seen;
use super::super::send::wake;
use super::super::shard::{FRAMES, Shard};
use super::super::tally::Entry;
use super::super::unwinding::Unwinding;
use super::Stretch;
use super::polled::{Polled, Stage};
use crate::callsite::{Callsite, Gate};
use crate::clock::{Scale, Ticks, coarse};

/// A call that is not timed is noticed between one and two pauses of the coarse clock; here, in the middle.
const NOTICED: Duration = coarse::PAUSE.saturating_mul(3).checked_div(2).unwrap();

/// A gate with one of these needs more than a frame at the beginning.
const SLOW: u16 = Gate::NODE.bits() | Gate::RSS.bits();

/// Begins a call; the caller has just read the gate in `flags` from `callsite`. It may be unseen yet.
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
    let Some(shard) = with_room(local).filter(|_| is_simple(flags)) else {
        return begin_otherwise(local, callsite, flags);
    };
    if local.in_trace.get() {
        return begin_span(local, shard, callsite, flags);
    }
    let frame = claim(local, shard, callsite.operation(), flags);
    start(shard, frame)
}

/// Whether the gate is open, and asks for nothing but a frame and a reading of the clock.
#[inline]
fn is_simple(flags: Flags) -> bool {
    let asked = SLOW | Gate::TIME_SAMPLED.bits() | Gate::ON.bits();
    flags.gate().bits() & asked == Gate::ON.bits()
}

#[inline(never)]
fn begin_otherwise(local: &Local, callsite: &'static Callsite, flags: Flags) -> Place {
    let sampled = Flags::of(Gate::TIME_SAMPLED);
    let is_timed = flags.without(sampled);
    let may_not_be = flags.has(sampled) && !flags.has(Flags::FUTURE) && is_simple(is_timed);
    let shard = with_frame(local).filter(|_| may_not_be && !local.in_trace.get());
    let Some(shard) = shard else {
        return begin_slowly(callsite, is_timed);
    };
    // Wanted first: who stops counting before this call has its count sees that it is wanted.
    let is_first = coarse::want();
    let Some(count) = coarse::count() else {
        // Nobody counts: this call is timed, and stands for itself.
        return begin_unsampled(callsite, is_timed, is_first);
    };
    if local.random() >> (64 - callsite.time_shift()).min(63) == 0 {
        let frame = claim(local, shard, callsite.operation(), flags);
        // By whatever clock there is.
        frame.at.store(Ticks::now().raw(), Ordering::Relaxed);
        return Place::of_frame(shard.depth() - 1);
    }
    let frame = claim(
        local,
        shard,
        callsite.operation(),
        flags.with(Flags::UNTIMED),
    );
    frame.at.store(count, Ordering::Relaxed);
    frame.set_blocks(local.blocks.get());
    Place::of_frame(shard.depth() - 1)
}

#[cold]
fn begin_unsampled(callsite: &'static Callsite, flags: Flags, is_first: bool) -> Place {
    if is_first {
        wake_from_outside();
    }
    begin(callsite, flags)
}

#[inline(never)]
fn begin_span(
    local: &Local,
    shard: &'static Shard,
    callsite: &'static Callsite,
    flags: Flags,
) -> Place {
    let span = local.random();
    let frame = claim(local, shard, callsite.operation(), flags);
    open_span(local, frame, span);
    start(shard, frame)
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
    // A first call is registered, which waits for a lock: before the thread is inside.
    let flags = match callsite.open_gate() {
        Some(gate) => flags.with(Flags::of(gate)),
        None => return Place::NONE,
    };
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
    let shard = local.shard.get();
    if shard.is_some_and(|shard| is_untimed(shard, place)) {
        return end_untimed(local, callsite, place);
    }
    end_at(local, callsite, place, Ticks::of_counter());
}

/// Ends a call that returns now, and did not fail.
#[inline(never)]
pub(in crate::record) fn end_returned(callsite: &'static Callsite, place: Place) {
    local::with(|local| end_on(local, callsite, place));
}

/// Ends a call that returned, and did not fail.
#[inline(never)]
pub(in crate::record) fn end_ok(callsite: &'static Callsite, place: Place, now: Ticks) {
    local::with(|local| end_ok_on(local, callsite, place, now));
}

#[inline(never)]
fn end_ok_on(local: &Local, callsite: &'static Callsite, place: Place, now: Ticks) {
    let shard = local.shard.get();
    if shard.is_some_and(|shard| is_untimed(shard, place)) {
        return end_untimed(local, callsite, place);
    }
    end_at(local, callsite, place, now);
}

#[inline]
fn end_at(local: &Local, callsite: &'static Callsite, place: Place, now: Ticks) {
    let Some((shard, frame)) = top(local, place) else {
        return end_slowly(local, callsite, place, now);
    };
    let ran = now.since(Ticks::from_raw(load(&frame.at)));
    let head = frame.head();
    // A span below zero is longer than any threshold.
    if ran > callsite.threshold() {
        return end_slowly(local, callsite, place, now);
    }
    if !head.flags().is_span_at_most() {
        return end_otherwise(local, callsite, place, now);
    }
    let busy = Busy::take(local, shard);
    let Some((at, entry)) = busy.next_entry() else {
        drop(busy);
        return end_slowly(local, callsite, place, now);
    };
    let stretch = leave(local, shard, frame, place, ran);
    store(entry, [head.raw(), ran, stretch.own, stretch.allocated]);
    shard.publish(at);
}

/// Ends a call that is to be told, unless its sample was not drawn, or that stands for others.
#[inline(never)]
fn end_otherwise(local: &Local, callsite: &'static Callsite, place: Place, now: Ticks) {
    let Some((shard, frame)) = top(local, place) else {
        return end_slowly(local, callsite, place, now);
    };
    let flags = frame.head().flags();
    if flags.gate().has(Gate::SAMPLED) && draw(local, callsite, frame) {
        return end_at(local, callsite, place, now);
    }
    if is_one_line(local, flags) {
        return end_told(local, callsite, place, now);
    }
    let sampled = Flags::of(Gate::TIME_SAMPLED);
    if flags.without(sampled).is_span_at_most() {
        let ran = now.since(Ticks::from_raw(load(&frame.at)));
        let busy = Busy::take(local, shard);
        if let Some((at, entry)) = busy.next_entry() {
            let stretch = leave(local, shard, frame, place, ran);
            let head = weighed(frame.head(), callsite, ran);
            store(entry, [head.raw(), ran, stretch.own, stretch.allocated]);
            return shard.publish(at);
        }
    }
    end_slowly(local, callsite, place, now);
}

/// Whether a success prints the line of its end and nothing else, with no figures that are not at hand.
#[inline]
fn is_one_line(local: &Local, flags: Flags) -> bool {
    const LINE: u16 = Gate::LINE.bits() | Gate::SUCCESS.bits();
    const MORE: u16 = Gate::DEBUG.bits() | Gate::RSS.bits() | Gate::NODE.bits();
    let others = flags.without(Flags::of(Gate::SUCCESS));
    flags.gate().bits() & (LINE | MORE) == LINE
        && !others.is_to_be_told()
        && !flags.has(Flags::FUTURE)
        && !local.for_request.get()
}

/// Counts a call and writes its record: four more words.
#[inline(never)]
fn end_told(local: &Local, callsite: &'static Callsite, place: Place, now: Ticks) {
    let (Some((shard, frame)), Some(ring)) = (top(local, place), local.ring.get()) else {
        return end_slowly(local, callsite, place, now);
    };
    if nobody_comes() {
        return end_slowly(local, callsite, place, now);
    }
    let head = frame.head();
    let gate = head.flags().gate();
    let ran = now.since(Ticks::from_raw(load(&frame.at)));
    let shortest = Shortest {
        callsite: callsite.id(),
        classified: gate.has(Gate::CLASSIFY),
        at: now.raw(),
        duration: ran,
    };
    let busy = Busy::take(local, shard);
    let Some((at, entry)) = busy.next_entry() else {
        drop(busy);
        return end_slowly(local, callsite, place, now);
    };
    let is_pushed = if gate.has(Gate::ALLOC) {
        let allocated = local.allocated.get().wrapping_sub(load(&frame.allocated));
        let freed = local.freed.get().wrapping_sub(load(&frame.freed));
        ring.push_at_once(shortest.words_with(allocated.wrapping_sub(freed)))
    } else {
        ring.push_at_once(shortest.words())
    };
    if !is_pushed {
        drop(busy);
        return end_slowly(local, callsite, place, now);
    }
    let stretch = leave(local, shard, frame, place, ran);
    store(entry, [head.raw(), ran, stretch.own, stretch.allocated]);
    shard.publish(at);
    drop(busy);
    // The collector may have gone to sleep between the first look and the record.
    if nobody_comes_for_it() {
        wake_from_outside();
    }
}

#[cold]
#[inline(never)]
fn wake_from_outside() {
    local::inside_runtime(wake);
}

/// Ends a call that was not timed: it is counted, unless it is known to have been slow.
#[inline(never)]
fn end_untimed(local: &Local, callsite: &'static Callsite, place: Place) {
    let slow_end = |local| end_slowly(local, callsite, place, Ticks::now());
    let Some((shard, frame)) = top(local, place) else {
        return slow_end(local);
    };
    let head = frame.head();
    if head.flags().gate().has(Gate::SAMPLED) && draw(local, callsite, frame) {
        return end_untimed(local, callsite, place);
    }
    let untimed = Flags::UNTIMED.with(Flags::of(Gate::TIME_SAMPLED));
    let is_slow = coarse::since(load(&frame.at)).is_some();
    let is_plain = head.flags().without(untimed).is_span_at_most() && !is_slow;
    if !is_plain {
        return slow_end(local);
    }
    let busy = Busy::take(local, shard);
    let Some((at, entry)) = busy.next_entry() else {
        drop(busy);
        return slow_end(local);
    };
    let stretch = leave(local, shard, frame, place, 0);
    store(entry, [head.raw(), 0, 0, stretch.allocated]);
    shard.publish(at);
}

#[inline]
fn is_untimed(shard: &Shard, place: Place) -> bool {
    shard
        .frame(place.frame())
        .head()
        .flags()
        .has(Flags::UNTIMED)
}

/// Draws whether a success gets its line, and notes it in the frame, so that it is drawn once; `false`
/// where it may not print one, or its sample was drawn at the beginning.
#[inline]
fn draw(local: &Local, callsite: &Callsite, frame: &Frame) -> bool {
    let (head, success) = (frame.head(), Flags::of(Gate::SUCCESS));
    if !head.flags().has(success) || head.flags().gate().has(Gate::RSS) {
        return false;
    }
    let is_drawn = (local.random() >> 32) < u64::from(callsite.sample_threshold());
    let noted = if is_drawn {
        head.flags().without(Flags::of(Gate::SAMPLED))
    } else {
        head.flags().without(success)
    };
    frame.set_head(head.with_flags(noted));
    true
}

/// The head of the entry of a call that stands for others, unless it was so slow that they would have
/// been noticed themselves.
#[inline]
pub(super) fn weighed(head: Head, callsite: &Callsite, ran: u64) -> Head {
    let is_noticed = Scale::current().nanoseconds(ran) > NOTICED.as_nanos() as u64;
    let shift = if is_noticed { 0 } else { callsite.time_shift() };
    Head::new(head.operation(), shift, head.flags())
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
    end_ok_on(local, callsite, place, Ticks::now());
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

/// Begins a poll of a call that runs already.
#[inline(never)]
pub(super) fn resume(call: &mut Polled) -> Place {
    if thread::panicking() {
        return call.resume_slowly();
    }
    local::with(|local| resume_on(local, call))
}

#[inline(never)]
fn resume_on(local: &Local, call: &mut Polled) -> Place {
    let Some(shard) = with_room(local).filter(|_| call.extra.is_none()) else {
        return call.resume_slowly();
    };
    let frame = claim(local, shard, call.callsite.operation(), call.flags());
    if call.span != 0 {
        open_span(local, frame, call.span);
    }
    start(shard, frame)
}

/// Leaves a poll after which the future is not ready.
#[inline(never)]
pub(super) fn pend(call: &mut Polled, place: Place) {
    local::with(|local| pend_on(local, call, place));
}

#[inline(never)]
fn pend_on(local: &Local, call: &mut Polled, place: Place) {
    if !Ticks::come_from_counter() {
        return pend_by_other_clock(local, call, place);
    }
    pend_at(local, call, place, Ticks::of_counter());
}

#[cold]
fn pend_by_other_clock(local: &Local, call: &mut Polled, place: Place) {
    pend_at(local, call, place, Ticks::now());
}

#[inline]
fn pend_at(local: &Local, call: &mut Polled, place: Place, now: Ticks) {
    let Some((shard, frame)) = top(local, place) else {
        return call.pend_slowly(place, now);
    };
    let began = Ticks::from_raw(load(&frame.at));
    let (ran, head) = (now.since(began), frame.head());
    let flags = head.flags();
    // What ran inside a call with a budget must be noted.
    let has_ran = flags.gate().has(Gate::BUDGET) && head.mark() != shard.mark();
    if ran > Ticks::LONGEST || has_ran || !flags.of_a_poll().is_span_at_most() {
        return call.pend_slowly(place, now);
    }
    if call.stage == Stage::Running {
        let _busy = Busy::take(local, shard);
        call.add_poll(leave(local, shard, frame, place, ran));
        return;
    }
    if flags.has(Flags::SPAN) {
        return call.pend_slowly(place, now);
    }
    let busy = Busy::take(local, shard);
    let Some((at, entry)) = busy.next_entry() else {
        drop(busy);
        return call.pend_slowly(place, now);
    };
    call.suspend(flags, began, 0);
    call.add_poll(leave(local, shard, frame, place, ran));
    let announces = Entry::announces(head.operation()).words();
    store(entry, announces);
    shard.publish(at);
}

/// Ends a call that gave its output in a later poll, and did not fail.
#[inline(never)]
pub(super) fn end_polled(call: &mut Polled, place: Place, now: Ticks) {
    local::with(|local| end_polled_on(local, call, place, now));
}

#[inline(never)]
fn end_polled_on(local: &Local, call: &mut Polled, place: Place, now: Ticks) {
    let Some((shard, frame)) = top(local, place) else {
        return call.end_ok_slowly(place, now);
    };
    let ran = now.since(Ticks::from_raw(load(&frame.at)));
    let duration = now.since(call.began);
    let head = frame.head();
    let is_plain = ran <= Ticks::LONGEST
        && duration <= call.callsite.threshold()
        && head.flags().is_span_at_most();
    if !is_plain {
        return call.end_ok_slowly(place, now);
    }
    let busy = Busy::take(local, shard);
    let Some((at, entry)) = busy.next_entry() else {
        drop(busy);
        return call.end_ok_slowly(place, now);
    };
    call.stage = Stage::Done;
    let stretch = leave(local, shard, frame, place, ran);
    let own = stretch.own.wrapping_add(call.busy.own);
    let allocated = stretch.allocated.wrapping_add(call.busy.allocated);
    store(entry, [head.raw(), duration, own, allocated]);
    shard.publish(at);
}

/// The shard, if a call may take the next frame of it and read the counter.
#[inline]
fn with_room(local: &Local) -> Option<&'static Shard> {
    with_frame(local).filter(|_| Ticks::come_from_counter())
}

/// The shard, if it has another frame.
#[inline]
fn with_frame(local: &Local) -> Option<&'static Shard> {
    let shard = local.shard.get()?;
    ((shard.depth() as usize) < FRAMES).then_some(shard)
}

/// Takes the next frame. Claimed first, filled in then: see above.
#[inline]
fn claim(local: &Local, shard: &'static Shard, operation: u32, flags: Flags) -> &'static Frame {
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
    frame
}

/// Makes the call of a frame that was just claimed a span.
#[inline]
fn open_span(local: &Local, frame: &Frame, span: u64) {
    let head = frame.head();
    frame.set_head(head.with_flags(head.flags().with(Flags::SPAN)));
    let relaxed = Ordering::Relaxed;
    frame.outer_span.store(local.span.replace(span), relaxed);
    frame.span.store(span, relaxed);
}

/// Reads the clock for the frame that was claimed last: the last thing before the call itself.
#[inline]
fn start(shard: &Shard, frame: &Frame) -> Place {
    let place = Place::of_frame(shard.depth() - 1);
    frame.at.store(Ticks::of_counter().raw(), Ordering::Relaxed);
    place
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
    if frame.head().flags().has(Flags::SPAN) {
        local.span.set(load(&frame.outer_span));
    }
    shard.set_depth(place.frame());
    Stretch {
        ran,
        own: ran.saturating_sub(children),
        allocated: local.allocated.get().wrapping_sub(load(&frame.allocated)),
        freed: local.freed.get().wrapping_sub(load(&frame.freed)),
    }
}

#[inline]
fn store(entry: &[AtomicU64; Entry::WORDS], words: [u64; Entry::WORDS]) {
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

    /// The place of the next entry, and what the head says there. Looked up only now: until the shard was
    /// taken, a handler's call may have been entered in the log, which may have been folded.
    #[inline]
    fn next_entry(&self) -> Option<(usize, &'static [AtomicU64; Entry::WORDS])> {
        let at = self.1.head();
        Some((at, self.1.place(at)?))
    }
}

impl Drop for Busy<'_> {
    #[inline]
    fn drop(&mut self) {
        compiler_fence(Ordering::SeqCst);
        self.0.shard.set(Some(self.1));
    }
}
