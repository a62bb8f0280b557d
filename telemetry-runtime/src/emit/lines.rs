//! What each line says: events from records, counts and verdicts.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::time::Duration;

use super::event::{Event, Fields, push_captured};
use super::totals::Totalled;
use crate::callsite::Callsite;
use crate::callsite::level::Level;
use crate::callsite::registry::{self, Operation};
use crate::clock::WallClock;
use crate::judge::{Alert, AlertState};
use crate::outcome::Outcome;
use crate::record::breakdown::Part;
use crate::record::report::{ErrorReport, Record, Show};
use crate::record::ring::Class;
use crate::record::value::{ToValue, Value};
use crate::record::wire::{self, Reader};

/// The `request_id` of lines that have the field and belong to no request.
const UNKNOWN: &str = "unknown";

/// The names behind the numbers in records.
#[derive(Default)]
pub(crate) struct Names {
    callsites: Vec<&'static Callsite>,
    operations: Vec<Operation>,
}

impl Names {
    /// Learns what was registered since the last time.
    pub(crate) fn update(&mut self) {
        registry::callsites_since(&mut self.callsites);
        registry::update_operations(&mut self.operations);
    }

    /// The callsite of a record; looks it up anew if it is not known yet.
    fn callsite(&mut self, id: u32) -> Option<&'static Callsite> {
        if id as usize >= self.callsites.len() {
            self.update();
        }
        self.callsites.get(id as usize).copied()
    }

    /// The module of an operation, for lines that know only its name.
    pub(crate) fn module_of(&self, operation: &str) -> &'static str {
        let known = self.operations.iter().find(|known| known.name == operation);
        known.map_or("telemetry_runtime", |known| known.module)
    }

    /// An operation by its number.
    pub(crate) fn operation(&self, index: u32) -> Option<Operation> {
        self.operations.get(index as usize).copied()
    }
}

/// A record with its names.
pub(crate) struct Told<'a> {
    pub(crate) record: Record<'a>,
    pub(crate) operation: Operation,
    callsite: &'static Callsite,
    unix_micros: i64,
}

impl<'a> Told<'a> {
    /// Reads a record; `None` where the bytes are none.
    pub(crate) fn read(bytes: &'a [u8], names: &mut Names, clock: WallClock) -> Option<Self> {
        let record = Record::decode(bytes)?;
        let callsite = names.callsite(record.callsite)?;
        let operation = names.operation(callsite.operation())?;
        let unix_micros = clock.unix_micros(record.at);
        Some(Self {
            record,
            operation,
            callsite,
            unix_micros,
        })
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
        if let Some(error) = self
            .record
            .error
            .as_ref()
            .filter(|_| show.has(Show::CLASSIFIED))
        {
            if registry_passes(self.callsite.module(), Level::Error) {
                line(self.classified(error));
            }
        }
    }

    fn event(&self, level: Level, message: String, fields: Fields<'a>) -> Event<'a> {
        Event {
            unix_micros: self.unix_micros,
            level,
            logger: self.callsite.module(),
            message: message.into(),
            request_id: self.record.request_id,
            trace_id: self.record.trace_id,
            span_id: self.record.span_id,
            fields,
        }
    }

    fn completed(&self) -> Event<'a> {
        let record = &self.record;
        let mut fields: Fields<'a> = vec![
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
            fields.push(("busy_ms".into(), Value::Duration(busy_ns)));
            fields.push((
                "idle_ms".into(),
                Value::Duration(record.duration_ns.saturating_sub(busy_ns)),
            ));
            fields.push(("polls".into(), Value::Uint(polls.into())));
        }
        let mut captured = Reader(record.fields);
        while let Some((name, value)) = wire::field(&mut captured) {
            push_captured(&mut fields, name, value);
        }
        self.event(
            self.callsite.declared().level,
            format!("Operation completed: {}", self.operation.name),
            fields,
        )
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
        with_request(self.event(Level::Warning, message, fields))
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
        with_request(self.event(Level::Debug, message, fields))
    }

    fn classified(&self, error: &ErrorReport) -> Event<'a> {
        let mut fields = vec![
            text("operation", self.operation.name),
            text("error_category", error.verdict.category.as_str()),
        ];
        push_error(&mut fields, error);
        fields.push(text("classified_by", error.verdict.classified_by.as_str()));
        let message = format!("Classified error in {}", self.operation.name);
        with_request(self.event(Level::Error, message, fields))
    }

    fn node(&self, node: &'static str) -> Event<'a> {
        let mut fields = vec![
            text("operation", self.operation.name),
            text("node_name", node),
        ];
        push_all(&mut fields, self.record.input_keys);
        let (level, message) = if self.record.outcome == Outcome::Ok {
            push_all(&mut fields, self.record.output_keys);
            (Level::Info, format!("Node {node} completed successfully"))
        } else {
            fields.push(text("outcome", self.record.outcome.as_str()));
            if let Some(error) = &self.record.error {
                push_error(&mut fields, error);
            }
            let mut state = Vec::new();
            let mut reader = Reader(self.record.input_state);
            while let Some((name, value)) = wire::field(&mut reader) {
                state.push((Cow::Borrowed(name), value));
            }
            fields.push(("input_state".into(), Value::Object(state)));
            (Level::Error, format!("Node {node} failed"))
        };
        with_request(self.event(level, message, fields))
    }
}

/// The lines that are joined by `request_id` have the field always.
fn with_request(event: Event<'_>) -> Event<'_> {
    Event {
        request_id: event.request_id.or(Some(UNKNOWN)),
        ..event
    }
}

/// Whether a line of `level` from `module` passes the filter in force.
pub(crate) fn registry_passes(module: &str, level: Level) -> bool {
    registry::with_settings(|settings| settings.passes(module, level)).unwrap_or(false)
}

/// The line of an alert that fires, reminds or resolves.
pub(crate) fn alert(alert: &Alert, module: &'static str, unix_micros: i64) -> Event<'static> {
    let state = match alert.state {
        AlertState::Firing | AlertState::Reminder => "firing",
        AlertState::Resolved => "resolved",
    };
    let fields = vec![
        text("alert_type", "error_frequency"),
        text("alert_state", state),
        text("error_category", alert.category.as_str()),
        owned("operation", alert.operation.clone()),
        (
            "error_count_5min".into(),
            Value::Uint(alert.in_window.into()),
        ),
        ("threshold".into(), Value::Uint(alert.threshold.into())),
        (
            "requires_investigation".into(),
            Value::Bool(alert.state != AlertState::Resolved),
        ),
    ];
    toolkit(
        Level::Error,
        module,
        "HIGH ERROR FREQUENCY ALERT",
        unix_micros,
        fields,
    )
}

/// The line that sums up what an operation did in an interval.
pub(crate) fn summary(
    operation: Operation,
    totalled: &Totalled,
    unix_micros: i64,
) -> Event<'static> {
    let tally = &totalled.interval;
    let quantile = |q: f64| Value::Duration((tally.durations.quantile(q) as u64).min(tally.max_ns));
    let count = |outcome: Outcome| Value::Uint(tally.outcomes[outcome as usize]);
    let fields = vec![
        text("operation", operation.name),
        ("calls".into(), Value::Uint(tally.calls())),
        ("ok".into(), count(Outcome::Ok)),
        ("errors".into(), count(Outcome::Error)),
        ("panicked".into(), count(Outcome::Panicked)),
        ("cancelled".into(), count(Outcome::Cancelled)),
        ("in_flight".into(), Value::Uint(totalled.in_flight())),
        ("p50_ms".into(), quantile(0.5)),
        ("p90_ms".into(), quantile(0.9)),
        ("p99_ms".into(), quantile(0.99)),
        ("max_ms".into(), Value::Duration(tally.max_ns)),
        ("sum_ms".into(), Value::Duration(tally.sum_ns)),
        ("self_ms".into(), Value::Duration(tally.self_ns)),
        ("alloc_bytes".into(), Value::Uint(tally.allocated)),
        ("violations".into(), Value::Uint(tally.violations)),
        ("dropped_lines".into(), Value::Uint(totalled.dropped_lines)),
    ];
    toolkit(
        Level::Info,
        operation.module,
        format!("Operation summary: {}", operation.name),
        unix_micros,
        fields,
    )
}

/// The line that says what was lost.
pub(crate) fn losses(
    losses: &[(u32, [u64; Class::ALL.len()])],
    names: &Names,
    unix_micros: i64,
) -> Event<'static> {
    let dropped: u64 = losses.iter().flat_map(|(_, by_class)| by_class).sum();
    let by_operation = losses.iter().map(|(operation, by_class)| {
        let name = names
            .operation(*operation)
            .map_or("unknown", |operation| operation.name);
        let by_class = Class::ALL
            .into_iter()
            .zip(by_class)
            .filter(|(_, count)| **count > 0);
        let by_class = by_class.map(|(class, count)| (class.as_str().into(), Value::Uint(*count)));
        (name.into(), Value::Object(by_class.collect()))
    });
    let fields = vec![
        ("dropped".into(), Value::Uint(dropped)),
        (
            "dropped_by_operation".into(),
            Value::Object(by_operation.collect()),
        ),
    ];
    toolkit(
        Level::Warning,
        "telemetry_runtime",
        "Lines lost under overload",
        unix_micros,
        fields,
    )
}

/// A line of the toolkit's own, with fields from a JSON object.
pub(crate) fn from_json<'a>(
    level: Level,
    message: &'a str,
    json: &'a serde_json::Value,
    unix_micros: i64,
) -> Event<'a> {
    let fields = match json.to_value() {
        Value::Object(entries) => entries,
        other => vec![("value".into(), other)],
    };
    let fields = fields
        .into_iter()
        .filter(|(name, _)| name != "timestamp")
        .collect();
    toolkit(level, "telemetry_runtime", message, unix_micros, fields)
}

fn toolkit<'a>(
    level: Level,
    logger: &'a str,
    message: impl Into<Cow<'a, str>>,
    unix_micros: i64,
    fields: Fields<'a>,
) -> Event<'a> {
    Event {
        unix_micros,
        level,
        logger,
        message: message.into(),
        request_id: None,
        trace_id: 0,
        span_id: 0,
        fields,
    }
}

fn text<'a>(name: &'static str, value: &'static str) -> (Cow<'a, str>, Value<'a>) {
    (name.into(), Value::Text(value.into()))
}

fn owned<'a>(name: &'static str, value: String) -> (Cow<'a, str>, Value<'a>) {
    (name.into(), Value::Text(value.into()))
}

fn push_all<'a>(fields: &mut Fields<'a>, encoded: &'a [u8]) {
    let mut reader = Reader(encoded);
    while let Some((name, value)) = wire::field(&mut reader) {
        fields.push((name.into(), value));
    }
}

fn push_error(fields: &mut Fields<'_>, error: &ErrorReport) {
    let mut traceback = format!("{}: {}", error.error_type, error.message);
    for source in &error.sources {
        let _ = write!(traceback, "\ncaused by: {source}");
    }
    fields.push(owned("error_type", error.error_type.clone()));
    fields.push(owned("error_message", error.message.clone()));
    fields.push(owned("error_traceback", traceback));
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

/// The monotonic reading as the time that the judges count in.
pub(crate) fn judged_at(reading: u64) -> Duration {
    Duration::from_nanos(reading)
}
