//! What a call tells at its end: its record, and the lines that come of it.

use std::borrow::Cow;
use std::sync::PoisonError;

use super::Call;
use crate::callsite::{Gate, NO_BUDGET};
use crate::judge::Category;
use crate::outcome::Outcome;
use crate::record::capture::Extra;
use crate::record::context::{Trace, current_trace};
use crate::record::details::Details;
use crate::record::local::Inside;
use crate::record::memory::resident_bytes;
use crate::record::report::{Figures, Record, Shortest, Show};
use crate::record::ring::Class;
use crate::record::seen::Seen;
use crate::record::send::{lose_error, send, try_send, try_send_words};
use crate::record::tally::Finished;

impl Call {
    /// Sends what there is to tell: the figures alone without a detour, anything more from elsewhere.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "nothing is left of what was seen of a call that has told it"
    )]
    // Out of line, for it stands behind every annotated function.
    #[inline(never)]
    pub(super) fn tell(
        &mut self,
        local: &Inside<'_>,
        now: u64,
        polls: Option<u32>,
        seen: Seen,
        (call, budget_ns): (&Finished, u64),
    ) {
        let show = self.show(&seen, call, budget_ns);
        if show == Show::default() {
            return;
        }
        let is_plain = self.extra.is_none() && self.trace.is_none() && seen.tells_nothing();
        if is_plain && polls.is_none() && self.tell_shortest(local, now, show, call) {
            return;
        }
        let figures = self.figures(show, (now, polls), call, budget_ns);
        if !(is_plain && self.tell_figures(local, figures, call)) {
            self.tell_all(local, figures, &seen, call);
        }
    }

    /// Tells a call of a function outside a trace that counts its memory; `false` where it is none,
    /// or where there is no room at once.
    #[inline]
    fn tell_shortest(&self, local: &Inside<'_>, now: u64, show: Show, call: &Finished) -> bool {
        let has_trace = local.trace.try_borrow().is_ok_and(|trace| trace.is_some());
        if has_trace || show.tells_budget() || !self.gate.has(Gate::ALLOC) {
            return false;
        }
        let shortest = Shortest {
            callsite: self.callsite.id(),
            show,
            outcome: call.outcome,
            classified: self.gate.has(Gate::CLASSIFY),
            at: now,
            duration_ns: call.duration_ns,
            memory_delta: self.allocated.wrapping_sub(self.freed) as i64,
        };
        let class = Class::of(call.outcome, call.over_budget);
        try_send_words(local, shortest.words(), class)
    }

    /// Tells a call that has nothing but figures and the thread's own trace; `false` where there is
    /// no room at once.
    fn tell_figures(&self, local: &Inside<'_>, figures: Figures, call: &Finished) -> bool {
        // Borrowed, for no code of anybody else's runs meanwhile.
        let Ok(trace) = local.trace.try_borrow() else {
            return false;
        };
        let trace = trace.as_deref();
        let request_id = trace.and_then(|trace| trace.request_id.as_deref());
        let record = Record::plain(self.in_trace(figures, trace), request_id);
        try_send(local, &record, Class::of(call.outcome, call.over_budget))
    }

    /// Tells a call with everything that it carries.
    #[cold]
    fn tell_all(&mut self, local: &Inside<'_>, figures: Figures, seen: &Seen, call: &Finished) {
        let mut extra = self.extra.take().map(|extra| *extra).unwrap_or_default();
        extra.fields.append(&seen.fields);
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
        let details = details(&mut extra, seen, call);
        let record = Record::plain(figures, request_id).with(
            extra.fields.bytes(),
            extra.fields.left_out(),
            &details,
        );
        let class = Class::of(call.outcome, call.over_budget);
        let sent = send(local, &record, class, call.operation);
        if let (false, true, Some(error)) = (sent, figures.classified, &seen.error) {
            let verdict = error.typed_verdict();
            let category = verdict.map_or(Category::Unknown, |verdict| verdict.category);
            lose_error(call.operation, category);
        }
    }

    #[inline]
    fn figures(
        &self,
        show: Show,
        (now, polls): (u64, Option<u32>),
        call: &Finished,
        budget_ns: u64,
    ) -> Figures {
        Figures {
            callsite: self.callsite.id(),
            show,
            outcome: call.outcome,
            classified: self.gate.has(Gate::CLASSIFY),
            at: now,
            duration_ns: call.duration_ns,
            polled: polls.map(|polls| (self.busy_ns, polls)),
            memory_delta: self
                .gate
                .has(Gate::ALLOC)
                .then(|| self.allocated.wrapping_sub(self.freed) as i64),
            budget_ns: Some(budget_ns).filter(|_| show.tells_budget()),
            trace_id: 0,
            span_id: 0,
        }
    }

    #[inline]
    fn in_trace(&self, figures: Figures, trace: Option<&Trace>) -> Figures {
        Figures {
            trace_id: trace.map_or(0, |trace| trace.trace_id),
            span_id: self.span,
            ..figures
        }
    }

    /// The lines that this call prints, of those that pass the level filter.
    #[inline]
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
}

impl Seen {
    /// Whether nothing but the outcome is known.
    #[inline]
    fn tells_nothing(&self) -> bool {
        self.error.is_none() && self.fields.is_empty() && self.output_keys.is_empty()
    }
}

/// What few calls have, encoded.
fn details(extra: &mut Extra, seen: &Seen, call: &Finished) -> Vec<u8> {
    let breakdown = extra.breakdown.take().filter(|_| call.over_budget);
    let is_ok = call.outcome == Outcome::Ok;
    Details {
        error: seen.error.as_deref().map(Cow::Borrowed),
        parts: breakdown.map_or(Vec::new(), |breakdown| breakdown.slowest_first()),
        input_keys: extra.input_keys.bytes(),
        input_state: if is_ok {
            &[]
        } else {
            extra.input_state.bytes()
        },
        output_keys: seen.output_keys.bytes(),
    }
    .encode()
}

fn resident_delta(before: Option<u64>) -> Option<i64> {
    let before = before?;
    Some(resident_bytes()?.wrapping_sub(before) as i64)
}
