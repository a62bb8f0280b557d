//! The one door out: makes of an event what a sink may have.

use std::borrow::Cow;
use std::collections::HashSet;

use super::completion::Completion;
use super::event::{Event, Fields};
use crate::callsite::level::Level;
use crate::record::value::Value;
use crate::sanitize::{is_secret, sanitize, sanitize_id};

/// So many names of fields are remembered.
const MOST_NAMES: usize = 512;
/// Longest name that is, in bytes.
const LONGEST_NAME: usize = 64;

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
        theirs: redact_fields(event.theirs, &mut Names::default()),
        ..event
    };
    sink(&Redacted(Said::Event(event)));
}

/// Takes everything private from a completion and gives the result to `sink`.
pub(crate) fn redact_completion<'a>(
    mut completion: Completion<'a>,
    remembered: &'a mut Remembered,
    sink: impl FnOnce(&Redacted<'_>),
) {
    if !completion.theirs.is_empty() {
        completion.theirs = redact_fields(completion.theirs, &mut remembered.names);
    }
    let request_id = completion.request_id;
    completion.request_id = request_id.map(|id| remembered.request_id.cleaned(id));
    sink(&Redacted(Said::Completion(&completion)));
}

/// What was judged before, and comes again and again.
#[derive(Default)]
pub(crate) struct Remembered {
    request_id: RequestId,
    names: Names,
}

/// The request id that was cleaned last: many lines in a row have the same.
#[derive(Default)]
struct RequestId {
    last: String,
    cleaned: String,
}

impl RequestId {
    fn cleaned(&mut self, request_id: &str) -> &str {
        if self.last != request_id {
            self.cleaned = sanitize_id(request_id).into_owned();
            request_id.clone_into(&mut self.last);
        }
        &self.cleaned
    }
}

/// Names of fields that there is nothing to say against: most stand in source code.
#[derive(Default)]
struct Names {
    harmless: HashSet<Box<str>>,
}

impl Names {
    /// The name without what is private in it, and whether its value is a secret.
    fn judge<'a>(&mut self, name: Cow<'a, str>) -> (Cow<'a, str>, bool) {
        if self.harmless.contains(&*name) {
            return (name, false);
        }
        let is_secret = is_secret(&name);
        let cleaned = cleaned(name.clone());
        if !is_secret && cleaned == name {
            self.remember(&name);
        }
        (cleaned, is_secret)
    }

    fn remember(&mut self, name: &str) {
        // Names that a program makes up push the others out, and these come back.
        if self.harmless.len() == MOST_NAMES {
            self.harmless.clear();
        }
        if name.len() <= LONGEST_NAME {
            self.harmless.insert(name.into());
        }
    }
}

fn redact_fields<'a>(fields: Fields<'a>, names: &mut Names) -> Fields<'a> {
    let mut redacted = Fields::with_capacity(fields.len());
    for (name, value) in fields {
        let (name, is_secret) = names.judge(name);
        let value = if is_secret {
            Value::Text(Cow::Borrowed(MASK))
        } else {
            redact_value(value, names)
        };
        // Names that were told apart by something private, or by what was cut, have become one.
        match redacted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => redacted.push((name, value)),
        }
    }
    redacted
}

fn redact_value<'a>(value: Value<'a>, names: &mut Names) -> Value<'a> {
    match value {
        Value::Text(text) => Value::Text(cleaned(text)),
        Value::Cut(text, length) => Value::Cut(cleaned(text), length),
        Value::List(items) => {
            let items = items.into_iter().map(|item| redact_value(item, names));
            Value::List(items.collect())
        }
        Value::Object(entries) => Value::Object(redact_fields(entries, names)),
        Value::Part(part, length) => Value::Part(Box::new(redact_value(*part, names)), length),
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
    use crate::emit::event::Identity;

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
            let mut writer = crate::emit::json::Writer::new(&Identity {
                service: "shop".to_owned(),
                environment: "test".to_owned(),
                version: "1".to_owned(),
            });
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
        let mut ids = RequestId::default();
        for _ in 0..2 {
            assert_eq!(ids.cleaned("joe@example.org"), "[EMAIL]");
            assert_eq!(ids.cleaned("joe@example.org"), "[EMAIL]");
            assert_eq!(ids.cleaned("req-42"), "req-42");
        }
    }

    #[test]
    fn names_that_are_remembered_are_harmless_and_few() {
        let mut names = Names::default();
        for _ in 0..2 {
            assert!(names.judge("api_key".into()).1);
            assert_eq!(names.judge("joe@example.org".into()).0, "[EMAIL]");
            assert_eq!(names.judge("city".into()), ("city".into(), false));
        }
        for number in 0..2_000 {
            names.judge(format!("field_{number}").into());
            names.judge(format!("{}{number}", "x".repeat(64)).into());
            assert!(names.harmless.len() <= MOST_NAMES);
        }
        assert!(names.judge("api_key".into()).1);
    }

    #[test]
    fn a_request_id_may_be_a_uuid() {
        assert!(
            redacted(Vec::new()).contains(r#""request_id":"0191d0a4-1c1a-7c52-a3c5-0242ac120002""#)
        );
    }
}
