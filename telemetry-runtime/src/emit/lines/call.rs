//! The lines of one call.

use std::fmt::Write as _;

use super::names::Names;
use super::{owned, registry_passes, text};
use crate::callsite::Callsite;
use crate::callsite::level::Level;
use crate::callsite::registry::Operation;
use crate::clock::WallClock;
use crate::emit::completion::{Completion, Template};
use crate::emit::event::{Event, Fields, push_captured};
use crate::emit::sink::Sinks;
use crate::judge::Verdict;
use crate::outcome::Outcome;
use crate::record::breakdown::Part;
use crate::record::details::{self, Details};
use crate::record::failure::Failure;
use crate::record::report::{Figures, Record, Show};
use crate::record::ring::Class;
use crate::record::value::Value;
use crate::record::wire::{self, Reader};

/// The `request_id` of lines that have the field and belong to no request.
const UNKNOWN: &str = "unknown";

/// A record with its names.
pub(crate) struct Told<'a> {
    pub(crate) operation: Operation,
    /// The verdict on the error, where there is one that was to be classified.
    pub(crate) verdict: Option<Verdict>,
    record: Record<'a>,
    /// Few records have any.
    details: Option<Box<Details<'a>>>,
    callsite: &'static Callsite,
    unix_micros: i64,
}

impl<'a> Told<'a> {
    /// Reads a record, with its texts in `texts`; `None` where the words are none.
    #[inline]
    pub(crate) fn read(
        words: &[u64],
        texts: &'a mut Vec<u8>,
        names: &mut Names,
        clock: WallClock,
    ) -> Option<Self> {
        let record = Record::read(words, texts, clock)?;
        let figures = &record.figures;
        let callsite = names.callsite(figures.callsite)?;
        let details = record.details()?.map(Box::new);
        if let Some(details) = &details {
            let is_unknown = |part: &Part| names.operation(part.operation).is_none();
            if details.parts.iter().any(is_unknown) {
                names.update();
            }
        }
        let error = details
            .as_ref()
            .and_then(|details| details.error.as_deref());
        let error = error.filter(|_| figures.classified);
        Some(Self {
            operation: names.operation(callsite.operation())?,
            verdict: error.map(Failure::verdict),
            record,
            details,
            callsite,
            unix_micros: clock.unix_micros(figures.at),
        })
    }

    fn details(&self) -> &Details<'a> {
        self.details.as_deref().unwrap_or(&details::NONE)
    }

    /// The numbers of the call.
    #[inline]
    pub(crate) fn figures(&self) -> &Figures {
        &self.record.figures
    }

    /// The line of the call's end, where it has one, from the template of its function.
    #[inline]
    pub(crate) fn completion<'b>(&'b self, template: &'b Template, call_id: u64) -> Completion<'b> {
        Completion::new(
            template,
            (self.unix_micros, call_id),
            &self.record.figures,
            self.record.request_id,
            (captured(self.record.fields), self.record.left_out),
        )
    }

    /// Makes the template of the call's function.
    pub(crate) fn template(&self, sinks: &Sinks) -> Template {
        let level = self.callsite.declared().level;
        sinks.template(level, self.callsite.module(), self.operation.name)
    }

    /// The number of the operation.
    pub(crate) fn index(&self) -> u32 {
        self.callsite.operation()
    }

    /// How much it matters that the lines come out.
    pub(crate) fn class(&self) -> Class {
        Class::of(
            self.record.figures.outcome,
            self.record.figures.show.has(Show::VIOLATION),
        )
    }

    /// The level of the most important line.
    pub(crate) fn level(&self) -> Level {
        match self.class() {
            Class::Info => Level::Info,
            Class::Warning => Level::Warning,
            Class::Error => Level::Error,
        }
    }

    /// The lines of the call behind that of its end, one after the other.
    pub(crate) fn others(&self, names: &Names, mut line: impl FnMut(Event<'_>)) {
        let show = self.record.figures.show;
        if show == Show::JUST_COMPLETED {
            return;
        }
        if let Some(budget_ns) = self.record.figures.budget_ns {
            if show.has(Show::VIOLATION) && registry_passes(self.callsite.module(), Level::Warning)
            {
                line(self.violation(budget_ns, names));
            }
            if show.has(Show::MET) {
                line(self.met(budget_ns));
            }
        }
        if show.has(Show::NODE) {
            if let Some(node) = self.callsite.node_name() {
                line(self.node(node));
            }
        }
        if let (Some(error), Some(verdict)) = (self.details().error.as_deref(), self.verdict) {
            if registry_passes(self.callsite.module(), Level::Error) {
                line(self.classified(error, verdict));
            }
        }
    }

    /// `fields`, and that they are estimates where they are.
    fn marked(&self, mut fields: Fields<'a>) -> Fields<'a> {
        if self.record.figures.show.has(Show::APPROXIMATE) {
            fields.push(("approximate".into(), Value::Bool(true)));
        }
        fields
    }

    fn event(
        &self,
        level: Level,
        message: String,
        own: Fields<'a>,
        theirs: Fields<'a>,
    ) -> Event<'a> {
        Event {
            unix_micros: self.unix_micros,
            level,
            logger: self.callsite.module(),
            message: message.into(),
            request_id: self.record.request_id,
            trace_id: self.record.figures.trace_id,
            span_id: self.record.figures.span_id,
            own,
            theirs,
            left_out: 0,
        }
    }

    fn violation(&self, budget_ns: u64, names: &Names) -> Event<'a> {
        let overage_ns = self.record.figures.duration.saturating_sub(budget_ns);
        let fields = vec![
            text("operation", self.operation.name),
            ("budget_ms".into(), Value::Duration(budget_ns)),
            (
                "actual_ms".into(),
                Value::Duration(self.record.figures.duration),
            ),
            ("overage_ms".into(), Value::Duration(overage_ns)),
            (
                "overage_percent".into(),
                Value::Float(rounded(overage_ns as f64 / budget_ns as f64 * 100.0)),
            ),
            (
                "breakdown".into(),
                Value::List(
                    self.details()
                        .parts
                        .iter()
                        .map(|part| breakdown(part, names))
                        .collect(),
                ),
            ),
        ];
        let message = format!("Performance budget violation: {}", self.operation.name);
        with_request(self.event(Level::Warning, message, self.marked(fields), Fields::new()))
    }

    fn met(&self, budget_ns: u64) -> Event<'a> {
        let fields = vec![
            text("operation", self.operation.name),
            ("budget_ms".into(), Value::Duration(budget_ns)),
            (
                "actual_ms".into(),
                Value::Duration(self.record.figures.duration),
            ),
            (
                "margin_ms".into(),
                Value::Duration(budget_ns.saturating_sub(self.record.figures.duration)),
            ),
        ];
        let message = format!("Performance budget met: {}", self.operation.name);
        with_request(self.event(Level::Debug, message, self.marked(fields), Fields::new()))
    }

    fn classified(&self, error: &Failure, verdict: Verdict) -> Event<'a> {
        let own = vec![
            text("operation", self.operation.name),
            text("error_category", verdict.category.as_str()),
            text("classified_by", verdict.classified_by.as_str()),
        ];
        let message = format!("Classified error in {}", self.operation.name);
        with_request(self.event(Level::Error, message, own, error_fields(error)))
    }

    fn node(&self, node: &'static str) -> Event<'a> {
        let mut own = vec![
            text("operation", self.operation.name),
            text("node_name", node),
        ];
        let mut theirs = Fields::new();
        push_all(&mut theirs, self.details().input_keys);
        if self.record.figures.outcome == Outcome::Ok {
            push_all(&mut theirs, self.details().output_keys);
            let message = format!("Node {node} completed successfully");
            return with_request(self.event(Level::Info, message, own, theirs));
        }
        own.push(text("outcome", self.record.figures.outcome.as_str()));
        if let Some(error) = self.details().error.as_deref() {
            theirs.extend(error_fields(error));
        }
        let mut state = Fields::new();
        push_all(&mut state, self.details().input_state);
        theirs.push(("input_state".into(), Value::Object(state)));
        with_request(self.event(Level::Error, format!("Node {node} failed"), own, theirs))
    }
}

/// The fields that the user's code recorded.
#[inline]
fn captured(encoded: &[u8]) -> Fields<'_> {
    let mut fields = Fields::new();
    let mut reader = Reader(encoded);
    while let Some((name, value)) = wire::field(&mut reader) {
        push_captured(&mut fields, name, value);
    }
    fields
}

/// The lines that are joined by `request_id` have the field always.
fn with_request(event: Event<'_>) -> Event<'_> {
    Event {
        request_id: event.request_id.or(Some(UNKNOWN)),
        ..event
    }
}

fn push_all<'a>(fields: &mut Fields<'a>, encoded: &'a [u8]) {
    let mut reader = Reader(encoded);
    while let Some((name, value)) = wire::field(&mut reader) {
        fields.push((name.into(), value));
    }
}

fn error_fields<'a>(error: &Failure) -> Fields<'a> {
    let mut traceback = format!("{}: {}", error.error_type, error.message);
    for source in &error.sources {
        let _ = write!(traceback, "\ncaused by: {source}");
    }
    vec![
        owned("error_type", error.error_type.clone()),
        owned("error_message", error.message.clone()),
        owned("error_traceback", traceback),
    ]
}

fn breakdown(part: &Part, names: &Names) -> Value<'static> {
    let name = names
        .operation(part.operation)
        .map_or("unknown", |operation| operation.name);
    Value::Object(vec![
        text("operation", name),
        ("calls".into(), Value::Uint(part.calls.into())),
        ("total_ms".into(), Value::Duration(part.total_ns)),
        ("self_ms".into(), Value::Duration(part.self_ns)),
    ])
}

fn rounded(percent: f64) -> f64 {
    (percent * 1_000.0).round() / 1_000.0
}
