//! What a call tells at its end: its record, and the lines that come of it.

use std::sync::PoisonError;

use super::{Ended, Verdict};
use crate::callsite::{Gate, NO_BUDGET};
use crate::clock::{Scale, Ticks};
use crate::judge::Category;
use crate::outcome::Outcome;
use crate::record::context::current_trace;
use crate::record::local::Inside;
use crate::record::memory::resident_bytes;
use crate::record::report::{Record, Show};
use crate::record::ring::Class;
use crate::record::seen::Seen;
use crate::record::send::{lose_error, send};

impl Ended {
    #[cold]
    pub(super) fn tell(mut self, local: &Inside<'_>, now: Ticks, seen: Seen, verdict: Verdict) {
        let (outcome, detail) = (seen.outcome, seen.into_detail());
        let is_ok = outcome == Outcome::Ok;
        let show = self.show(outcome, detail.error.is_some(), &verdict);
        if show == Show::default() {
            return;
        }
        let scale = Scale::current();
        let over_budget = verdict.inside.is_some();
        let mut extra = self.extra.take().map(|extra| *extra).unwrap_or_default();
        extra.fields.append(&detail.fields);
        if let Some(notes) = &extra.notes {
            let notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
            extra.fields.append(&notes.fields);
        }
        let trace = extra.trace.take().or_else(|| self.trace.take());
        let trace = trace.or_else(|| current_trace(local));
        let gate = self.flags.gate();
        let record = Record {
            callsite: self.callsite.id(),
            show,
            outcome,
            classified: gate.has(Gate::CLASSIFY),
            at: now.raw(),
            duration_ns: scale.nanoseconds(self.duration),
            polled: self
                .polls
                .map(|polls| (scale.nanoseconds(self.busy.ran), polls)),
            memory_delta: self.memory_delta(extra.resident),
            call_id: local.random(),
            budget_ns: Some(verdict.budget_ns).filter(|budget_ns| *budget_ns != NO_BUDGET),
            trace_id: trace.as_ref().map_or(0, |trace| trace.trace_id),
            span_id: self.span,
            request_id: trace.as_ref().and_then(|trace| trace.request_id.as_deref()),
            error: detail.error,
            parts: verdict
                .inside
                .map_or(Vec::new(), |inside| inside.slowest_first(scale)),
            left_out: extra.fields.left_out(),
            fields: extra.fields.bytes(),
            input_keys: extra.input_keys.bytes(),
            input_state: if is_ok {
                &[]
            } else {
                extra.input_state.bytes()
            },
            output_keys: detail.output_keys.bytes(),
        };
        let mut bytes = Vec::with_capacity(256);
        record.encode(&mut bytes);
        let class = Class::of(outcome, over_budget);
        let operation = self.callsite.operation();
        let sent = send(local, &bytes, class, operation);
        if let (false, Some(error)) = (sent, record.error.as_ref().filter(|_| record.classified)) {
            let verdict = error.typed_verdict();
            let category = verdict.map_or(Category::Unknown, |verdict| verdict.category);
            lose_error(operation, category);
        }
    }

    /// The lines that this call prints, of those that pass the level filter.
    fn show(&self, outcome: Outcome, has_error: bool, verdict: &Verdict) -> Show {
        let gate = self.flags.gate();
        let is_ok = outcome == Outcome::Ok;
        let over_budget = verdict.inside.is_some();
        let mut show = Show::default();
        show.set(
            Show::COMPLETED,
            gate.has(Gate::LINE) && (verdict.drawn || over_budget || !is_ok),
        );
        show.set(Show::VIOLATION, over_budget);
        let met = verdict.budget_ns != NO_BUDGET && !over_budget;
        show.set(Show::MET, met && verdict.drawn && gate.has(Gate::DEBUG));
        show.set(Show::CLASSIFIED, gate.has(Gate::CLASSIFY) && has_error);
        let node = if is_ok {
            verdict.drawn && gate.has(Gate::INFO)
        } else {
            gate.has(Gate::ERROR)
        };
        show.set(Show::NODE, gate.has(Gate::NODE) && node);
        show
    }

    fn memory_delta(&self, resident_before: Option<u64>) -> Option<i64> {
        if self.flags.gate().has(Gate::ALLOC) {
            return Some(self.busy.allocated.wrapping_sub(self.busy.freed) as i64);
        }
        let before = resident_before?;
        Some(resident_bytes()?.wrapping_sub(before) as i64)
    }
}
