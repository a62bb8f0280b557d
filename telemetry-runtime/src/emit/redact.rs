//! The one door out: makes of an event what a sink may have.

use std::borrow::Cow;

use super::completion::Completion;
use super::event::{Event, Fields};
use crate::callsite::level::Level;
use crate::record::value::Value;
use crate::sanitize::{is_secret, sanitize, sanitize_id};

/// What stands for a value whose name says that it is a secret.
const MASK: &str = "[REDACTED]";

/// A line from which everything private was taken; only this module makes one.
pub struct Redacted<'a>(Said<'a>);

/// What a line says.
pub(super) enum Said<'a> {
    Event(Event<'a>),
    Completion(&'a Completion<'a>),
}

impl Redacted<'_> {
    /// How much the line matters.
    pub fn level(&self) -> Level {
        match &self.0 {
            Said::Event(event) => event.level,
            Said::Completion(completion) => completion.template.level,
        }
    }

    /// The module path that the line comes from.
    pub fn logger(&self) -> &str {
        match &self.0 {
            Said::Event(event) => event.logger,
            Said::Completion(completion) => completion.template.logger,
        }
    }

    /// The line's message.
    pub fn message(&self) -> &str {
        match &self.0 {
            Said::Event(event) => &event.message,
            Said::Completion(completion) => &completion.template.message,
        }
    }

    /// The request that the line belongs to, where there is one.
    pub fn request_id(&self) -> Option<&str> {
        match &self.0 {
            Said::Event(event) => event.request_id,
            Said::Completion(completion) => completion.request_id,
        }
    }

    /// What it says, for the sinks of this crate.
    pub(super) fn said(&self) -> &Said<'_> {
        &self.0
    }
}

/// Takes everything private from `event` and gives the result to `sink`.
pub(crate) fn redact(event: Event<'_>, sink: impl FnOnce(&Redacted<'_>)) {
    // A request id is often a UUID, and is there to be compared: it keeps that, and nothing else.
    let request_id = event.request_id.map(sanitize_id);
    let event = Event {
        request_id: request_id.as_deref(),
        theirs: redact_fields(event.theirs),
        ..event
    };
    sink(&Redacted(Said::Event(event)));
}

/// Takes everything private from a completion and gives the result to `sink`.
pub(crate) fn redact_completion<'a>(
    mut completion: Completion<'a>,
    request_ids: &'a mut RequestIds,
    sink: impl FnOnce(&Redacted<'_>),
) {
    completion.request_id = completion.request_id.map(|id| request_ids.cleaned(id));
    if !completion.theirs.is_empty() {
        completion.theirs = redact_fields(completion.theirs);
    }
    sink(&Redacted(Said::Completion(&completion)));
}

/// The request id that was cleaned last: many lines in a row have the same.
#[derive(Default)]
pub(crate) struct RequestIds {
    last: String,
    cleaned: String,
}

impl RequestIds {
    fn cleaned(&mut self, request_id: &str) -> &str {
        if self.last != request_id {
            self.cleaned = sanitize_id(request_id).into_owned();
            request_id.clone_into(&mut self.last);
        }
        &self.cleaned
    }
}

fn redact_fields(fields: Fields<'_>) -> Fields<'_> {
    let mut redacted = Fields::with_capacity(fields.len());
    for (name, value) in fields {
        let value = if is_secret(&name) {
            Value::Text(Cow::Borrowed(MASK))
        } else {
            redact_value(value)
        };
        let name = cleaned(name);
        // Names that were told apart by something private, or by what was cut, have become one.
        match redacted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => redacted.push((name, value)),
        }
    }
    redacted
}

fn redact_value(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Text(text) => Value::Text(cleaned(text)),
        Value::Cut(text, length) => Value::Cut(cleaned(text), length),
        Value::List(items) => Value::List(items.into_iter().map(redact_value).collect()),
        Value::Object(entries) => Value::Object(redact_fields(entries)),
        Value::Part(part, length) => Value::Part(Box::new(redact_value(*part)), length),
        // The collector's values are decoded: nothing unformatted reaches this place.
        Value::Display(_) | Value::Debug(_) => Value::Text(Cow::Borrowed(MASK)),
        number => number,
    }
}

fn cleaned(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => sanitize(text),
        Cow::Owned(text) => match sanitize(&text) {
            Cow::Borrowed(_) => Cow::Owned(text),
            Cow::Owned(cleaned) => Cow::Owned(cleaned),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redacted(fields: Fields<'_>) -> String {
        let event = Event {
            unix_micros: 0,
            level: Level::Info,
            logger: "app",
            message: "mail".into(),
            request_id: Some("0191d0a4-1c1a-7c52-a3c5-0242ac120002"),
            trace_id: 0,
            span_id: 0,
            own: vec![("outcome".into(), Value::Text("ok".into()))],
            theirs: fields,
            left_out: 0,
        };
        let mut line = String::new();
        redact(event, |redacted| {
            let mut writer = crate::emit::json::Writer::default();
            line.push_str(writer.line(redacted).unwrap());
        });
        line
    }

    #[test]
    fn nested_values_are_cleaned_and_secret_names_masked() {
        let nested = Value::Object(vec![
            ("password".into(), Value::Int(1234)),
            (
                "to".into(),
                Value::List(vec![Value::Text("joe@example.org".into())]),
            ),
        ]);
        let line = redacted(vec![
            ("api_key".into(), Value::Text("x".into())),
            ("detail".into(), nested),
        ]);
        assert!(
            !line.contains("example.org") && !line.contains("1234") && !line.contains(r#":"x""#),
            "{line}"
        );
        assert!(line.contains(r#""api_key":"[REDACTED]""#), "{line}");
    }

    #[test]
    fn a_request_id_that_is_remembered_is_cleaned_all_the_same() {
        let mut ids = RequestIds::default();
        for _ in 0..2 {
            assert_eq!(ids.cleaned("joe@example.org"), "[EMAIL]");
            assert_eq!(ids.cleaned("joe@example.org"), "[EMAIL]");
            assert_eq!(ids.cleaned("req-42"), "req-42");
        }
    }

    #[test]
    fn a_request_id_may_be_a_uuid() {
        assert!(
            redacted(Vec::new()).contains(r#""request_id":"0191d0a4-1c1a-7c52-a3c5-0242ac120002""#)
        );
    }
}
