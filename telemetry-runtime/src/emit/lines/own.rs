//! The lines that belong to no single call: alerts, summaries, losses, the toolkit's own.

use std::borrow::Cow;

use super::names::Names;
use super::{owned, text};
use crate::callsite::level::Level;
use crate::callsite::registry::Operation;
use crate::emit::event::{Event, Fields};
use crate::emit::totals::Totalled;
use crate::judge::{Alert, AlertState};
use crate::outcome::Outcome;
use crate::record::ring::Class;
use crate::record::value::Value;

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
    let mut fields = vec![
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
    if tally.untimed > 0 {
        fields.push(("approximate".into(), Value::Bool(true)));
    }
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

/// A line of the toolkit's own with one field.
pub(crate) fn said<'a>(
    level: Level,
    message: &'a str,
    field: (&'static str, Value<'a>),
    unix_micros: i64,
) -> Event<'a> {
    let own = vec![(field.0.into(), field.1)];
    toolkit(level, "telemetry_runtime", message, unix_micros, own)
}

fn toolkit<'a>(
    level: Level,
    logger: &'a str,
    message: impl Into<Cow<'a, str>>,
    unix_micros: i64,
    own: Fields<'a>,
) -> Event<'a> {
    Event {
        unix_micros,
        level,
        logger,
        message: message.into(),
        request_id: None,
        trace_id: 0,
        span_id: 0,
        own,
        theirs: Fields::new(),
        left_out: 0,
    }
}
