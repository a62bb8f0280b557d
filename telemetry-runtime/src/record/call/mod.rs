//! One call, from its beginning to its outcome; the same for functions, futures and blocks.
//!
//! A call runs in one or more [`Stretch`]es on a thread: one for a function, one per poll for a
//! future. Between stretches nothing of it is left on the thread.

mod tell;

use std::sync::Arc;

use super::breakdown::{Part, Watch};
use super::capture::Extra;
use super::context::{Trace, current_trace, in_trace, new_trace_id};
use super::local::Inside;
use super::memory::resident_bytes;
use super::seen::Seen;
use super::tally::Finished;
use crate::callsite::{Callsite, Gate};
use crate::clock;
use crate::outcome::Outcome;

/// A call that has begun.
pub(crate) struct Call {
    callsite: &'static Callsite,
    /// Polls of its future; it stands here because there is room.
    polls: u32,
    gate: Gate,
    /// Whether a success gets a line: the sample was drawn at the beginning.
    drawn: bool,
    began: u64,
    /// Time in stretches so far, and that of the instrumented calls within.
    busy_ns: u64,
    children_ns: u64,
    /// What the tracking allocator saw of this call alone.
    allocated: u64,
    freed: u64,
    span: u64,
    /// The trace that the call belongs to, kept while it runs on no thread.
    trace: Option<Arc<Trace>>,
    extra: Option<Box<Extra>>,
}

/// A call that is running on this thread, and what was there before it.
#[derive(Debug)]
pub(crate) struct Stretch {
    began: u64,
    allocated: u64,
    freed: u64,
    /// Where this call's part of `Local::added` begins.
    added_from: usize,
    outer_children_ns: u64,
    outer_span: u64,
    outer_watch: Watch,
}

impl Call {
    /// Begins a call whose gate is open; the caller has just read `gate` from `callsite`.
    #[inline]
    pub(super) fn begin(
        callsite: &'static Callsite,
        gate: Gate,
        local: &Inside<'_>,
        extra: Option<Box<Extra>>,
    ) -> (Self, Stretch) {
        local.push_started(callsite.operation());
        let mut call = Self {
            callsite,
            polls: 0,
            gate,
            drawn: !gate.has(Gate::SAMPLED)
                || (local.random() >> 32) < u64::from(callsite.sample_threshold()),
            began: 0,
            busy_ns: 0,
            children_ns: 0,
            allocated: 0,
            freed: 0,
            span: 0,
            trace: None,
            extra,
        };
        if gate.has(Gate::NODE) || gate.has(Gate::RSS) || call.extra.is_some() {
            call.prepare(local);
        }
        if call.span != 0 || in_trace(local) {
            call.span = local.random();
        }
        let stretch = call.resume(local);
        call.began = stretch.began;
        (call, stretch)
    }

    /// What only some calls need: a trace of their own, the resident set.
    #[cold]
    fn prepare(&mut self, local: &Inside<'_>) {
        if self.gate.has(Gate::NODE) {
            self.open_trace(local);
        }
        if self.gate.has(Gate::RSS) && self.gate.has(Gate::LINE) && self.drawn {
            self.extra().resident = resident_bytes();
        }
        self.span = u64::from(self.has_own_trace());
    }

    /// A node is a span: outside of a trace it begins one.
    fn open_trace(&mut self, local: &Inside<'_>) {
        let own = self.extra.as_ref().and_then(|extra| extra.trace.clone());
        let outer = current_trace(local);
        let trace = own.as_ref().or(outer.as_ref());
        if trace.is_none_or(|trace| trace.trace_id == 0) {
            let request_id = trace.and_then(|trace| trace.request_id.clone());
            self.extra().trace = Some(Arc::new(Trace {
                request_id,
                trace_id: new_trace_id(),
            }));
        }
    }

    fn has_own_trace(&self) -> bool {
        let own = self.extra.as_ref().and_then(|extra| extra.trace.as_ref());
        own.is_some_and(|trace| trace.trace_id != 0)
    }

    pub(super) fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }

    /// Takes what was captured in the first poll of a future, while the call is running.
    pub(super) fn set_captured(&mut self, _: &Inside<'_>, mut captured: Box<Extra>) {
        if let Some(before) = self.extra.take() {
            captured.resident = before.resident;
            captured.notes = before.notes;
            captured.breakdown = before.breakdown;
            if before.trace.is_some() {
                // The call had a trace of its own already: what was there before that comes back.
                captured.outer_trace = before.outer_trace;
                captured.trace = captured.trace.or(before.trace);
            }
        }
        self.extra = Some(captured);
    }

    /// Goes on with the call on this thread.
    #[inline]
    pub(super) fn resume(&mut self, local: &Inside<'_>) -> Stretch {
        if let Some(extra) = &mut self.extra {
            extra.attach_trace(local);
        }
        let outer_watch = if self.gate.has(Gate::BUDGET) {
            let noted = self.extra.as_mut().and_then(|extra| extra.breakdown.take());
            local
                .watch
                .replace(noted.map_or(Watch::Empty, Watch::Noted))
        } else {
            Watch::Off
        };
        local.running.set(local.running.get().wrapping_add(1));
        Stretch {
            outer_watch,
            added_from: local.added_mark.get(),
            outer_span: if self.span == 0 {
                0
            } else {
                local.span.replace(self.span)
            },
            outer_children_ns: local.children_ns.replace(0),
            allocated: local.allocated.get(),
            freed: local.freed.get(),
            began: clock::now(),
        }
    }

    /// Leaves the call on this thread; gives the reading of the clock.
    #[inline]
    pub(super) fn pause(&mut self, local: &Inside<'_>, stretch: Stretch) -> u64 {
        let now = clock::now();
        let ran = now.saturating_sub(stretch.began);
        self.busy_ns = self.busy_ns.saturating_add(ran);
        self.allocated = self
            .allocated
            .wrapping_add(local.allocated.get().wrapping_sub(stretch.allocated));
        self.freed = self
            .freed
            .wrapping_add(local.freed.get().wrapping_sub(stretch.freed));
        local.running.set(local.running.get().wrapping_sub(1));
        if local.added_mark.get() > stretch.added_from {
            self.take_added(local, stretch.added_from);
        }
        let children = local
            .children_ns
            .replace(stretch.outer_children_ns.saturating_add(ran));
        self.children_ns = self.children_ns.saturating_add(children);
        if self.span != 0 {
            local.span.set(stretch.outer_span);
        }
        if self.gate.has(Gate::BUDGET) {
            self.keep_watch(local, stretch.outer_watch);
        }
        if let Some(extra) = &mut self.extra {
            extra.detach_trace(local);
        }
        now
    }

    /// Takes the fields that were added while this call was the innermost.
    #[cold]
    fn take_added(&mut self, local: &Inside<'_>, from: usize) {
        let mut added = local.added.take();
        self.extra().fields.append(&added.split_off(from));
        local.added_mark.set(added.mark());
        local.added.set(added);
    }

    /// Keeps the trace of the thread for the end of the call, which may come from elsewhere.
    pub(super) fn keep_trace(&mut self, local: &Inside<'_>) {
        if self.trace.is_none() {
            self.trace = current_trace(local);
        }
    }

    fn keep_watch(&mut self, local: &Inside<'_>, outer: Watch) {
        if let Watch::Noted(breakdown) = local.watch.replace(outer) {
            self.extra().breakdown = Some(breakdown);
        }
    }

    /// Counts a poll of the call's future.
    #[inline]
    pub(super) fn count_poll(&mut self) {
        self.polls = self.polls.saturating_add(1);
    }

    /// The polls of the call's future so far.
    pub(super) fn polls(&self) -> u32 {
        self.polls
    }

    /// Ends the call: counts it, and sends its record if it has anything to tell.
    #[inline]
    pub(super) fn finish(mut self, local: &Inside<'_>, now: u64, polls: Option<u32>, seen: Seen) {
        let duration_ns = now.saturating_sub(self.began);
        let budget_ns = self.callsite.budget_ns();
        let over_budget = duration_ns > budget_ns;
        let call = Finished {
            operation: self.callsite.operation(),
            outcome: seen.outcome,
            over_budget,
            duration_ns,
            self_ns: self.busy_ns.saturating_sub(self.children_ns),
            allocated: if self.gate.has(Gate::ALLOC) {
                self.allocated
            } else {
                0
            },
        };
        local.push_finished(call);

        let mut watch = local.watch.take();
        if !matches!(watch, Watch::Off) {
            let total_ns = self.busy_ns;
            // What was slow inside a call with a budget of its own was slow inside this one too.
            if let Some(inner) = self
                .extra
                .as_ref()
                .and_then(|extra| extra.breakdown.as_ref())
            {
                watch = inner
                    .parts()
                    .iter()
                    .fold(watch, |watch, part| watch.note(*part));
            }
            local.watch.set(watch.note(Part {
                operation: call.operation,
                calls: 1,
                total_ns,
                self_ns: call.self_ns,
            }));
        }

        let is_ok = seen.outcome == Outcome::Ok;
        let line_of_success = self.drawn
            && (self.gate.has(Gate::LINE)
                || self.gate.has(Gate::DEBUG)
                || self.gate.has(Gate::NODE));
        if over_budget || !is_ok || line_of_success {
            self.tell(local, now, polls, seen, (&call, budget_ns));
        }
    }
}
