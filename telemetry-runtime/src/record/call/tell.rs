//! What a call tells at its end: its record, and the lines that come of it.

use std::sync::PoisonError;

use super::Call;
use crate::callsite::{Gate, NO_BUDGET};
use crate::judge::Category;
use crate::outcome::Outcome;
use crate::record::context::current_trace;
use crate::record::local::Inside;
use crate::record::memory::resident_bytes;
use crate::record::report::{Record, Show};
use crate::record::ring::Class;
use crate::record::seen::Seen;
use crate::record::send::{lose_error, send};
use crate::record::tally::Finished;

impl Call {
    #[cold]
    pub(super) fn tell(
        mut self,
        local: &Inside<'_>,
        now: u64,
        polls: Option<u32>,
        seen: Seen,
        (call, budget_ns): (&Finished, u64),
    ) {
        let is_ok = call.outcome == Outcome::Ok;
        let show = self.show(&seen, call, budget_ns);
        if show == Show::default() {
            return;
        }
        let mut extra = self.extra.take().map(|extra| *extra).unwrap_or_default();
        extra.fields.append(&seen.fields);
        if let Some(notes) = &extra.notes {
            let notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
            extra.fields.append(&notes.fields);
        }
        let trace = extra.trace.take().or_else(|| self.trace.take());
        let trace = trace.or_else(|| current_trace(local));
        let record = Record {
            callsite: self.callsite.id(),
            show,
            outcome: call.outcome,
            classified: self.gate.has(Gate::CLASSIFY),
            at: now,
            duration_ns: call.duration_ns,
            polled: polls.map(|polls| (self.busy_ns, polls)),
            memory_delta: self.memory_delta(extra.resident),
            call_id: local.random(),
            budget_ns: Some(budget_ns).filter(|budget_ns| *budget_ns != NO_BUDGET),
            trace_id: trace.as_ref().map_or(0, |trace| trace.trace_id),
            span_id: self.span,
            request_id: trace.as_ref().and_then(|trace| trace.request_id.as_deref()),
            error: seen.error.map(|error| *error),
            parts: if call.over_budget {
                extra
                    .breakdown
                    .take()
                    .map_or(Vec::new(), |breakdown| breakdown.slowest_first())
            } else {
                Vec::new()
            },
            left_out: extra.fields.left_out(),
            fields: extra.fields.bytes(),
            input_keys: extra.input_keys.bytes(),
            input_state: if is_ok {
                &[]
            } else {
                extra.input_state.bytes()
            },
            output_keys: seen.output_keys.bytes(),
        };
        let mut bytes = Vec::with_capacity(256);
        record.encode(&mut bytes);
        let class = Class::of(call.outcome, call.over_budget);
        let sent = send(local, &bytes, class, call.operation);
        if let (false, Some(error)) = (sent, record.error.as_ref().filter(|_| record.classified)) {
            let verdict = error.typed_verdict();
            let category = verdict.map_or(Category::Unknown, |verdict| verdict.category);
            lose_error(call.operation, category);
        }
    }

    /// The lines that this call prints, of those that pass the level filter.
    fn show(&self, seen: &Seen, call: &Finished, budget_ns: u64) -> Show {
        let is_ok = call.outcome == Outcome::Ok;
        let mut show = Show::default();
        show.set(
            Show::COMPLETED,
            self.gate.has(Gate::LINE) && (self.drawn || call.over_budget || !is_ok),
        );
        show.set(Show::VIOLATION, call.over_budget);
        let met = budget_ns != NO_BUDGET && !call.over_budget;
        show.set(Show::MET, met && self.drawn && self.gate.has(Gate::DEBUG));
        show.set(
            Show::CLASSIFIED,
            self.gate.has(Gate::CLASSIFY) && seen.error.is_some(),
        );
        let node = if is_ok {
            self.drawn && self.gate.has(Gate::INFO)
        } else {
            self.gate.has(Gate::ERROR)
        };
        show.set(Show::NODE, self.gate.has(Gate::NODE) && node);
        show
    }

    fn memory_delta(&self, resident_before: Option<u64>) -> Option<i64> {
        if self.gate.has(Gate::ALLOC) {
            return Some(self.allocated.wrapping_sub(self.freed) as i64);
        }
        let before = resident_before?;
        Some(resident_bytes()?.wrapping_sub(before) as i64)
    }
}
