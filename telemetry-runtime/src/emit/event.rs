//! What a line says, before it is redacted.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use crate::callsite::level::Level;
use crate::record::value::Value;

/// The program that the lines come from.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) service: String,
    pub(crate) environment: String,
    pub(crate) version: String,
}

/// The fields of a line, in the order in which they are printed.
pub(crate) type Fields<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// One line, with everything still in it that the user's values held.
///
/// Nothing prints an event: only `redact` takes it. What is `own` it passes on as it is: words,
/// numbers and names of the toolkit's, never a value of the user's.
#[derive(Clone)]
pub(crate) struct Event<'a> {
    pub(crate) unix_micros: i64,
    pub(crate) level: Level,
    pub(crate) logger: &'a str,
    /// The toolkit's own words, and names of operations.
    pub(crate) message: Cow<'a, str>,
    pub(crate) request_id: Option<&'a str>,
    /// Zero where there is none.
    pub(crate) trace_id: u128,
    pub(crate) span_id: u64,
    pub(crate) own: Fields<'a>,
    /// Fields with values of the user's; printed behind the toolkit's own.
    pub(crate) theirs: Fields<'a>,
    /// Fields that there was no room for on the way here.
    pub(crate) left_out: u32,
}

#[cfg(test)]
impl Event<'_> {
    /// One that says nothing, for tests of what is done with events.
    pub(crate) fn empty() -> Self {
        Self {
            unix_micros: 0,
            level: Level::Info,
            logger: "",
            message: "".into(),
            request_id: None,
            trace_id: 0,
            span_id: 0,
            own: Vec::new(),
            theirs: Vec::new(),
            left_out: 0,
        }
    }
}

/// Names that the toolkit itself uses on one of its lines; they cannot be taken.
const RESERVED: &[&str] = &[
    // Every line.
    "timestamp",
    "level",
    "logger",
    "message",
    "service",
    "environment",
    "version",
    "request_id",
    "trace_id",
    "span_id",
    "truncated_fields",
    // Operations.
    "operation",
    "operation_id",
    "duration_ms",
    "memory_delta_mb",
    "outcome",
    "approximate",
    "busy_ms",
    "idle_ms",
    "polls",
    "calls",
    "ok",
    "errors",
    "panicked",
    "cancelled",
    "in_flight",
    "p50_ms",
    "p90_ms",
    "p99_ms",
    "max_ms",
    "sum_ms",
    "self_ms",
    "alloc_bytes",
    "violations",
    "dropped_lines",
    // Losses, health, the environment.
    "dropped",
    "dropped_by_operation",
    "health",
    "setting",
    // Budgets.
    "budget_ms",
    "actual_ms",
    "overage_ms",
    "overage_percent",
    "margin_ms",
    "breakdown",
    // Errors and alerts.
    "error_category",
    "error_type",
    "error_message",
    "error_traceback",
    "classified_by",
    "alert_type",
    "alert_state",
    "error_count_5min",
    "threshold",
    "requires_investigation",
    // Nodes.
    "node_name",
    "correlation_id",
    "input_state_keys",
    "output_state_keys",
    "input_state",
];

/// The same, to be found at once.
static IS_RESERVED: LazyLock<HashSet<&str>> = LazyLock::new(|| RESERVED.iter().copied().collect());

/// Adds a field of the user's: a reserved name becomes `fields.<name>`, a repeated one its last value.
pub(crate) fn push_captured<'a>(theirs: &mut Fields<'a>, name: &'a str, value: Value<'a>) {
    let name = if IS_RESERVED.contains(name) {
        Cow::Owned(format!("fields.{name}"))
    } else {
        Cow::Borrowed(name)
    };
    match theirs.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => *known = value,
        None => theirs.push((name, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reserved_name_is_moved_and_a_repeated_one_takes_the_last_value() {
        let mut fields = Fields::new();
        push_captured(&mut fields, "operation", Value::Int(1));
        push_captured(&mut fields, "user", Value::Int(2));
        push_captured(&mut fields, "user", Value::Int(3));
        push_captured(&mut fields, "fields.operation", Value::Int(4));
        let names: Vec<_> = fields.iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["fields.operation", "user"]);
        assert!(matches!(fields[1].1, Value::Int(3)));
    }
}
