//! What a call tells at its end: its record, and the lines that come of it.

use std::borrow::Cow;
use std::sync::PoisonError;

use super::{Ended, Verdict};
use crate::callsite::{Gate, NO_BUDGET};
use crate::clock::{Scale, Ticks};
use crate::judge::Category;
use crate::outcome::Outcome;
use crate::record::breakdown::Part;
use crate::record::capture::Extra;
use crate::record::context::{Trace, current_trace};
use crate::record::details::Details;
use crate::record::frame::Flags;
use crate::record::local::Inside;
use crate::record::memory::resident_bytes;
use crate::record::report::{Figures, Record, Show};
use crate::record::ring::Class;
use crate::record::seen::{Detail, Seen};
use crate::record::send::{lose_error, send, try_send};

impl Ended {
    /// Sends what there is to tell: the figures alone without a detour, anything more from elsewhere.
    pub(super) fn tell(mut self, local: &Inside<'_>, now: Ticks, seen: Seen, verdict: Verdict) {
        let is_plain = self.extra.is_none() && self.trace.is_none() && seen.tells_nothing();
        let (outcome, detail) = (seen.outcome, seen.into_detail());
        let show = self.show(outcome, detail.error.is_some(), &verdict);
        if show == Show::default() {
            return;
        }
        let mut show = show;
        show.set(Show::APPROXIMATE, self.flags.has(Flags::UNTIMED));
        let class = Class::of(outcome, verdict.inside.is_some());
        let figures = self.figures((show, outcome), now, verdict.budget_ns);
        if is_plain && verdict.inside.is_none() && self.tell_figures(local, figures, class) {
            return;
        }
        let parts = verdict
            .inside
            .map_or(Vec::new(), |inside| inside.slowest_first(Scale::current()));
        self.tell_all(local, figures, (detail, parts), class);
    }

    /// Tells a call that has nothing but figures and the thread's own trace; `false` where there is
    /// no room at once.
    fn tell_figures(&self, local: &Inside<'_>, figures: Figures, class: Class) -> bool {
        // Borrowed, for no code of anybody else's runs meanwhile.
        let Ok(trace) = local.trace.try_borrow() else {
            return false;
        };
        let trace = trace.as_deref();
        let request_id = trace.and_then(|trace| trace.request_id.as_deref());
        let record = Record::plain(self.in_trace(figures, trace), request_id);
        try_send(local, &record, class)
    }

    /// Tells a call with everything that it carries.
    #[cold]
    fn tell_all(
        &mut self,
        local: &Inside<'_>,
        figures: Figures,
        (detail, parts): (Detail, Vec<Part>),
        class: Class,
    ) {
        let mut extra = self.extra.take().map(|extra| *extra).unwrap_or_default();
        extra.fields.append(&detail.fields);
        if let Some(notes) = &extra.notes {
            let notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
            extra.fields.append(&notes.fields);
        }
        let trace = extra.trace.take().or_else(|| self.trace.take());
        let trace = trace.or_else(|| current_trace(local));
        let figures = Figures {
            memory_delta: figures
                .memory_delta
                .or_else(|| resident_delta(extra.resident)),
            ..self.in_trace(figures, trace.as_deref())
        };
        let request_id = trace
            .as_deref()
            .and_then(|trace| trace.request_id.as_deref());
        let details = details(&extra, &detail, parts, figures.outcome);
        let record = Record::plain(figures, request_id).with(
            extra.fields.bytes(),
            extra.fields.left_out(),
            &details,
        );
        let operation = self.callsite.operation();
        let sent = send(local, &record, class, operation);
        if let (false, true, Some(error)) = (sent, figures.classified, &detail.error) {
            let verdict = error.typed_verdict();
            let category = verdict.map_or(Category::Unknown, |verdict| verdict.category);
            lose_error(operation, category);
        }
    }

    fn figures(&self, (show, outcome): (Show, Outcome), now: Ticks, budget_ns: u64) -> Figures {
        let gate = self.flags.gate();
        Figures {
            callsite: self.callsite.id(),
            show,
            outcome,
            classified: gate.has(Gate::CLASSIFY),
            at: now.raw(),
            duration: self.duration,
            polled: self.polls.map(|polls| (self.busy.ran, polls)),
            memory_delta: gate
                .has(Gate::ALLOC)
                .then(|| self.busy.allocated.wrapping_sub(self.busy.freed) as i64),
            budget_ns: Some(budget_ns).filter(|_| show.tells_budget()),
            trace_id: 0,
            span_id: 0,
        }
    }

    fn in_trace(&self, figures: Figures, trace: Option<&Trace>) -> Figures {
        Figures {
            trace_id: trace.map_or(0, |trace| trace.trace_id),
            span_id: self.span,
            ..figures
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
}

/// What few calls have, encoded.
fn details(extra: &Extra, detail: &Detail, parts: Vec<Part>, outcome: Outcome) -> Vec<u8> {
    Details {
        error: detail.error.as_ref().map(Cow::Borrowed),
        parts,
        input_keys: extra.input_keys.bytes(),
        input_state: if outcome == Outcome::Ok {
            &[]
        } else {
            extra.input_state.bytes()
        },
        output_keys: detail.output_keys.bytes(),
    }
    .encode()
}

fn resident_delta(before: Option<u64>) -> Option<i64> {
    let before = before?;
    Some(resident_bytes()?.wrapping_sub(before) as i64)
}
