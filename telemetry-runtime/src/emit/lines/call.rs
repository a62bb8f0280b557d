//! The lines of one call.

use std::fmt::Write as _;

use super::names::Names;
use super::{owned, registry_passes, text};
use crate::callsite::Callsite;
use crate::callsite::level::Level;
use crate::callsite::registry::Operation;
use crate::clock::{Ticks, WallClock};
use crate::emit::event::{Event, Fields, push_captured};
use crate::judge::Verdict;
use crate::outcome::Outcome;
use crate::record::breakdown::Part;
use crate::record::failure::Failure;
use crate::record::report::{Record, Show};
use crate::record::ring::Class;
use crate::record::value::Value;
use crate::record::wire::{self, Reader};

/// The `request_id` of lines that have the field and belong to no request.
const UNKNOWN: &str = "unknown";

/// A record with its names.
pub(crate) struct Told<'a> {
    pub(crate) record: Record<'a>,
    pub(crate) operation: Operation,
    /// The verdict on the error, where there is one that was to be classified.
    pub(crate) verdict: Option<Verdict>,
    callsite: &'static Callsite,
    unix_micros: i64,
}

impl<'a> Told<'a> {
    /// Reads a record; `None` where the bytes are none.
    pub(crate) fn read(bytes: &'a [u8], names: &mut Names, clock: WallClock) -> Option<Self> {
        let mut record = Record::decode(bytes)?;
        record.at = clock.monotonic(Ticks::from_raw(record.at));
        let callsite = names.callsite(record.callsite)?;
        if record
            .parts
            .iter()
            .any(|part| names.operation(part.operation).is_none())
        {
            names.update();
        }
        let operation = names.operation(callsite.operation())?;
        let unix_micros = clock.unix_micros(record.at);
        let error = record.error.as_ref().filter(|_| record.classified);
        Some(Self {
            verdict: error.map(Failure::verdict),
            record,
            operation,
            callsite,
            unix_micros,
        })
    }

    /// The number of the operation.
    pub(crate) fn index(&self) -> u32 {
        self.callsite.operation()
    }

    /// How much it matters that the lines come out.
    pub(crate) fn class(&self) -> Class {
        Class::of(self.record.outcome, self.record.show.has(Show::VIOLATION))
    }

    /// The level of the most important line.
    pub(crate) fn level(&self) -> Level {
        match self.class() {
            Class::Info => Level::Info,
            Class::Warning => Level::Warning,
            Class::Error => Level::Error,
        }
    }

    /// The lines of the call, one after the other.
    pub(crate) fn lines(&self, names: &Names, mut line: impl FnMut(Event<'_>)) {
        let show = self.record.show;
        if show.has(Show::COMPLETED) {
            line(self.completed());
        }
        if let Some(budget_ns) = self.record.budget_ns {
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
        if let (Some(error), Some(verdict)) = (&self.record.error, self.verdict) {
            if registry_passes(self.callsite.module(), Level::Error) {
                line(self.classified(error, verdict));
            }
        }
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
            trace_id: self.record.trace_id,
            span_id: self.record.span_id,
            own,
            theirs,
            left_out: 0,
        }
    }

    fn completed(&self) -> Event<'a> {
        let record = &self.record;
        let mut own: Fields<'a> = vec![
            text("operation", self.operation.name),
            owned(
                "operation_id",
                format!("{}_{:016x}", self.operation.name, record.call_id),
            ),
            ("duration_ms".into(), Value::Duration(record.duration_ns)),
            (
                "memory_delta_mb".into(),
                record.memory_delta.map_or(Value::Null, megabytes),
            ),
            text("outcome", record.outcome.as_str()),
        ];
        if let Some((busy_ns, polls)) = record.polled {
            own.push(("busy_ms".into(), Value::Duration(busy_ns)));
            own.push((
                "idle_ms".into(),
                Value::Duration(record.duration_ns.saturating_sub(busy_ns)),
            ));
            own.push(("polls".into(), Value::Uint(polls.into())));
        }
        let mut theirs = Fields::new();
        let mut captured = Reader(record.fields);
        while let Some((name, value)) = wire::field(&mut captured) {
            push_captured(&mut theirs, name, value);
        }
        let message = format!("Operation completed: {}", self.operation.name);
        let event = self.event(self.callsite.declared().level, message, own, theirs);
        Event {
            left_out: record.left_out,
            ..event
        }
    }

    fn violation(&self, budget_ns: u64, names: &Names) -> Event<'a> {
        let overage_ns = self.record.duration_ns.saturating_sub(budget_ns);
        let fields = vec![
            text("operation", self.operation.name),
            ("budget_ms".into(), Value::Duration(budget_ns)),
            ("actual_ms".into(), Value::Duration(self.record.duration_ns)),
            ("overage_ms".into(), Value::Duration(overage_ns)),
            (
                "overage_percent".into(),
                Value::Float(rounded(overage_ns as f64 / budget_ns as f64 * 100.0)),
            ),
            (
                "breakdown".into(),
                Value::List(
                    self.record
                        .parts
                        .iter()
                        .map(|part| breakdown(part, names))
                        .collect(),
                ),
            ),
        ];
        let message = format!("Performance budget violation: {}", self.operation.name);
        with_request(self.event(Level::Warning, message, fields, Fields::new()))
    }

    fn met(&self, budget_ns: u64) -> Event<'a> {
        let fields = vec![
            text("operation", self.operation.name),
            ("budget_ms".into(), Value::Duration(budget_ns)),
            ("actual_ms".into(), Value::Duration(self.record.duration_ns)),
            (
                "margin_ms".into(),
                Value::Duration(budget_ns.saturating_sub(self.record.duration_ns)),
            ),
        ];
        let message = format!("Performance budget met: {}", self.operation.name);
        with_request(self.event(Level::Debug, message, fields, Fields::new()))
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
        push_all(&mut theirs, self.record.input_keys);
        if self.record.outcome == Outcome::Ok {
            push_all(&mut theirs, self.record.output_keys);
            let message = format!("Node {node} completed successfully");
            return with_request(self.event(Level::Info, message, own, theirs));
        }
        own.push(text("outcome", self.record.outcome.as_str()));
        if let Some(error) = &self.record.error {
            theirs.extend(error_fields(error));
        }
        let mut state = Fields::new();
        push_all(&mut state, self.record.input_state);
        theirs.push(("input_state".into(), Value::Object(state)));
        with_request(self.event(Level::Error, format!("Node {node} failed"), own, theirs))
    }
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

/// Bytes as megabytes of 1024 * 1024 bytes, to a byte.
fn megabytes(bytes: i64) -> Value<'static> {
    Value::Float(bytes as f64 / (1024.0 * 1024.0))
}

fn rounded(percent: f64) -> f64 {
    (percent * 1_000.0).round() / 1_000.0
}
