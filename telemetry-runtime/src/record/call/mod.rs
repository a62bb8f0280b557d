//! One call, from its beginning to its outcome; the same for functions, futures and blocks.
//!
//! A call runs in one or more stretches on a thread, for which it has a place there: one for a function,
//! one per poll for a future. Between stretches nothing of it is left on the thread. [`hot`] has what most
//! calls need, and asks this module for the rest.

pub(crate) mod cost;
pub(super) mod hot;
pub(super) mod polled;
mod tell;

use std::sync::Arc;

use super::breakdown::Breakdown;
use super::capture::Extra;
use super::context::{Trace, current_trace, new_trace_id};
use super::frame::{Began, Flags, Head, Order};
use super::frames::Place;
use super::local::Inside;
use super::memory::resident_bytes;
use super::seen::Seen;
use super::shard::Shard;
use super::tally::Entry;
use super::unwinding::Unwinding;
use crate::callsite::{Callsite, Gate};
use crate::clock::{self, Scale, Ticks, coarse};
use crate::outcome::Outcome;

/// What a call did while it ran on a thread, in ticks and bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) ran: u64,
    /// Without the instrumented calls inside.
    pub(super) own: u64,
    pub(super) allocated: u64,
    pub(super) freed: u64,
}

impl Stretch {
    pub(super) const NONE: Self = Self {
        ran: 0,
        own: 0,
        allocated: 0,
        freed: 0,
    };
}

/// Begins a call with all that one may have; the caller has just read `gate` from `callsite`.
pub(super) fn begin(
    local: &Inside<'_>,
    callsite: &'static Callsite,
    mut flags: Flags,
    mut extra: Option<Box<Extra>>,
    order: Order,
) -> Place {
    // What is dear in itself is timed always.
    flags = flags.without(Flags::of(Gate::TIME_SAMPLED));
    let gate = flags.gate();
    if gate.has(Gate::RSS) {
        if gate.has(Gate::SAMPLED) && !is_drawn(local, callsite) {
            flags = flags.with(Flags::UNDRAWN);
        } else {
            extra.get_or_insert_default().resident = resident_bytes();
        }
    }
    if gate.has(Gate::NODE) {
        open_trace(local, &mut extra);
    }
    resume(local, callsite, flags, None, extra, order)
}

/// Lets a call run on this thread; under its `span`, where it is known whether it has one.
pub(super) fn resume(
    local: &Inside<'_>,
    callsite: &'static Callsite,
    mut flags: Flags,
    span: Option<u64>,
    mut extra: Option<Box<Extra>>,
    order: Order,
) -> Place {
    if let Some(extra) = &mut extra {
        extra.attach_trace(local);
        flags = flags.with(Flags::RICH);
    }
    let span = span.unwrap_or_else(|| {
        if local.in_trace.get() {
            local.random()
        } else {
            0
        }
    });
    let mut outer_span = 0;
    if span != 0 {
        flags = flags.with(Flags::SPAN);
        outer_span = local.span.replace(span);
    }
    let panics = Unwinding::now(local).panics();
    if panics.is_some() {
        flags = flags.with(Flags::UNWINDING);
    }
    let mark = local.shard().map_or(0, Shard::mark);
    let began = Began {
        head: Head::new(callsite.operation(), mark, flags),
        at: Ticks::now(),
        // A block's children are those around it as well: nobody knows which of the two ends first.
        outer_children: match order {
            Order::Nested => local.children.replace(0),
            Order::Any | Order::Crossed => local.children.get(),
        },
        allocated: local.allocated.get(),
        freed: local.freed.get(),
        span,
        outer_span,
        panics: panics.unwrap_or(0),
        order,
    };
    let place = local.keep(&began, extra);
    local.stamp(place);
    place
}

/// A node is a span: outside of a trace it begins one.
fn open_trace(local: &Inside<'_>, extra: &mut Option<Box<Extra>>) {
    let own = extra.as_ref().and_then(|extra| extra.trace.clone());
    let outer = current_trace(local);
    let trace = own.as_ref().or(outer.as_ref());
    if trace.is_none_or(|trace| trace.trace_id == 0) {
        let request_id = trace.and_then(|trace| trace.request_id.clone());
        extra.get_or_insert_default().trace = Some(Arc::new(Trace {
            request_id,
            trace_id: new_trace_id(),
        }));
    }
}

/// Whether a success gets its line.
fn is_drawn(local: &Inside<'_>, callsite: &Callsite) -> bool {
    (local.random() >> 32) < u64::from(callsite.sample_threshold())
}

/// Leaves a call that was taken from its place: what was there before it comes back.
pub(super) fn leave(
    local: &Inside<'_>,
    began: &Began,
    now: Ticks,
    extra: &mut Option<Box<Extra>>,
) -> Stretch {
    let ran = began.ran(now);
    let children = match began.order {
        // Its own time cannot be told from that of the calls it overlaps, and stays with them.
        Order::Crossed => ran,
        Order::Any => began
            .swap_children(local, ran)
            .saturating_sub(began.outer_children),
        Order::Nested => began.swap_children(local, ran),
    };
    let is_open = began.order != Order::Crossed || local.span.get() == began.span;
    if began.head.flags().has(Flags::SPAN) && is_open {
        local.span.set(began.outer_span);
    }
    if let Some(extra) = extra {
        extra.detach_trace(local);
    }
    Stretch {
        ran,
        own: ran.saturating_sub(children),
        allocated: local.allocated.get().wrapping_sub(began.allocated),
        freed: local.freed.get().wrapping_sub(began.freed),
    }
}

/// The ticks between two readings; none where the second was earlier.
fn span(began: Ticks, now: Ticks) -> u64 {
    match now.since(began) {
        ticks if ticks > Ticks::LONGEST => {
            clock::anomaly();
            0
        }
        ticks => ticks,
    }
}

impl Began {
    /// Adds its time to that of the calls inside the one around it; gives what was counted until now.
    fn swap_children(&self, local: &Inside<'_>, ran: u64) -> u64 {
        let with_it = self.outer_children.saturating_add(ran);
        local.children.replace(with_it)
    }

    /// The ticks until now: what has passed for sure, if the call is not timed.
    fn ran(&self, now: Ticks) -> u64 {
        if self.head.flags().has(Flags::UNTIMED) {
            let passed = coarse::since(self.at.raw()).unwrap_or_default();
            let nanoseconds = u64::try_from(passed.as_nanos()).unwrap_or(u64::MAX);
            Scale::current().ticks(nanoseconds)
        } else {
            span(self.at, now)
        }
    }
}

/// Ends a function's call, all of it, or a future's that has been polled once.
pub(super) fn end(
    local: &Inside<'_>,
    callsite: &'static Callsite,
    place: Place,
    now: Ticks,
    seen: impl FnOnce(&Began) -> Seen,
) {
    let Some((began, mut extra)) = local.take(place) else {
        return;
    };
    take_added(local, place, &began, &mut extra);
    let stretch = leave(local, &began, now, &mut extra);
    let seen = seen(&began);
    let flags = began.head.flags();
    let polls = u32::from(!flags.has(Flags::UNPOLLED));
    let ended = Ended {
        callsite,
        flags,
        duration: stretch.ran,
        busy: stretch,
        span: began.span,
        polls: flags.has(Flags::FUTURE).then_some(polls),
        trace: None,
        extra,
    };
    ended.count(local, now, seen, (place, &began));
}

/// Takes the fields that were added to a call while it was the innermost.
pub(super) fn take_added(
    local: &Inside<'_>,
    place: Place,
    began: &Began,
    extra: &mut Option<Box<Extra>>,
) {
    if began.head.flags().has(Flags::ADDED) {
        let mut added = local.added.take();
        if let Some(fields) = added.take(place) {
            extra.get_or_insert_default().fields.append(&fields);
        }
        local.added.set(added);
    }
}

/// A call that has ended.
pub(super) struct Ended {
    pub(super) callsite: &'static Callsite,
    pub(super) flags: Flags,
    /// From the beginning to the end, in ticks.
    pub(super) duration: u64,
    /// All stretches together.
    pub(super) busy: Stretch,
    pub(super) span: u64,
    /// For a future: how often it was polled.
    pub(super) polls: Option<u32>,
    /// The trace of a future that was suspended.
    pub(super) trace: Option<Arc<Trace>>,
    pub(super) extra: Option<Box<Extra>>,
}

impl Ended {
    /// Counts the call, and sends its record if it has anything to tell.
    pub(super) fn count(
        mut self,
        local: &Inside<'_>,
        now: Ticks,
        seen: Seen,
        (place, began): (Place, &Began),
    ) {
        let budget_ns = self.callsite.budget_ns();
        let over_budget = self.duration > self.callsite.threshold()
            && Scale::current().nanoseconds(self.duration) > budget_ns;
        let mut inside = None;
        if over_budget {
            let mut breakdown = local.breakdown(place, began);
            if let Some(before) = self.extra.as_mut().and_then(|extra| extra.breakdown.take()) {
                breakdown.add(&before);
            }
            inside = Some(breakdown);
        } else if began.head.flags().has(Flags::NOTED) {
            local.pass_on_noted(place);
        }
        let mut flags = self.flags.with_outcome(seen.outcome);
        if over_budget {
            flags = flags.with(Flags::OVER_BUDGET);
        }
        let head = Head::new(self.callsite.operation(), 0, flags);
        let is_weighed = flags.gate().has(Gate::TIME_SAMPLED) && !flags.has(Flags::UNTIMED);
        local.push(Entry {
            head: if is_weighed {
                hot::weighed(head, self.callsite, self.duration)
            } else {
                head
            },
            duration: self.duration,
            own: self.busy.own,
            allocated: self.busy.allocated,
        });

        let gate = self.flags.gate();
        let is_ok = seen.outcome == Outcome::Ok;
        let drawn = !self.flags.has(Flags::UNDRAWN)
            && gate.has(Gate::SUCCESS)
            && (!gate.has(Gate::SAMPLED) || gate.has(Gate::RSS) || is_drawn(local, self.callsite));
        if over_budget || !is_ok || drawn {
            let verdict = Verdict {
                drawn,
                budget_ns,
                inside,
            };
            self.tell(local, now, seen, verdict);
        }
    }
}

/// What was decided about a call that has ended.
struct Verdict {
    /// A success gets its line.
    drawn: bool,
    budget_ns: u64,
    /// What ran inside, if the call was over budget.
    inside: Option<Breakdown>,
}
