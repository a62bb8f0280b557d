//! Writes a line as one JSON object (RFC 8259): one line, bounded, safe to print anywhere.
//!
//! No key stands twice: names that the toolkit uses are reserved when a field is captured.

mod completion;
mod numbers;
mod text;
mod time;

use std::cell::OnceCell;
use std::io::Write as _;

use self::time::Second;
use super::completion::Template;
use super::event::{Event, Fields, Identity};
use super::redact::{Redacted, Said};
use crate::callsite::level::Level;
use crate::record::value::Value;
use crate::sanitize::sanitize;

/// Longest line in bytes, newline included. CRI-O splits lines at 8 KiB, Docker at 16, journald at 48.
pub(crate) const MAX_LINE: usize = 8 * 1024;
/// An item of a list is begun only if there is so much room: for the longest name, and more.
const LARGEST_ITEM: usize = 320;
/// Kept free at the end of a line, so that what was begun can be closed and marked as cut: sixteen
/// levels of nesting are the most that a value has.
const RESERVE: usize = 768;

/// Writes lines, one after the other.
pub(crate) struct Writer {
    program: Identity,
    /// `,"service":…,"environment":…,"version":…`, rendered for the first line: until then nobody waits
    /// for the patterns to be compiled that clean it.
    identity: OnceCell<String>,
    second: Second,
    line: Vec<u8>,
}

impl Writer {
    pub(crate) fn new(program: &Identity) -> Self {
        Self {
            program: program.clone(),
            identity: OnceCell::new(),
            second: Second::new(),
            line: Vec::new(),
        }
    }

    fn identity(&self) -> &str {
        self.identity.get_or_init(|| identity(&self.program))
    }

    /// A line as a JSON object, without a newline.
    pub(crate) fn line(&mut self, redacted: &Redacted<'_>) -> Option<&str> {
        let identity = self.identity.get_or_init(|| identity(&self.program));
        self.line.clear();
        let mut line = Line {
            out: &mut self.line,
            limit: MAX_LINE - 1 - RESERVE,
        };
        match redacted.said() {
            Said::Event(event) => line.event(event, identity, &mut self.second),
            Said::Completion(completion) => line.completion(completion, &mut self.second),
        }
        std::str::from_utf8(&self.line).ok()
    }

    /// What the completion lines of an operation have in common.
    pub(crate) fn template(
        &self,
        level: Level,
        logger: &'static str,
        operation: &'static str,
    ) -> Template {
        completion::template(level, logger, operation, self.identity())
    }
}

/// The part of every line that tells the program.
fn identity(identity: &Identity) -> String {
    let mut out = Vec::new();
    for (key, value) in [
        ("service", &identity.service),
        ("environment", &identity.environment),
        ("version", &identity.version),
    ] {
        out.extend_from_slice(b",\"");
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
        let value = sanitize(value);
        Line {
            out: &mut out,
            limit: MAX_LINE / 4,
        }
        .text(&value, value.len() as u64);
    }
    String::from_utf8(out).unwrap_or_default()
}

struct Line<'a> {
    out: &'a mut Vec<u8>,
    /// The length of `out` that text must not exceed.
    limit: usize,
}

impl Line<'_> {
    fn event(&mut self, event: &Event<'_>, identity: &str, second: &mut Second) {
        self.raw("{\"timestamp\":\"");
        self.timestamp(event.unix_micros, second);
        self.origin(event.level, event.logger, &event.message, identity);
        self.ids(event.request_id, event.trace_id, event.span_id);
        let truncated = event.left_out + self.fields(&event.own);
        self.captured(&event.theirs, truncated);
        self.raw("}");
    }

    /// From behind the timestamp to the version.
    fn origin(&mut self, level: Level, logger: &str, message: &str, identity: &str) {
        self.raw("\",\"level\":\"");
        self.raw(level.as_str());
        self.raw("\",\"logger\":");
        self.bounded_text(logger, 256);
        self.raw(",\"message\":");
        self.bounded_text(message, MAX_LINE / 4);
        self.raw(identity);
    }

    fn ids(&mut self, request_id: Option<&str>, trace_id: u128, span_id: u64) {
        if let Some(request_id) = request_id {
            self.raw(",\"request_id\":");
            self.bounded_text(request_id, 1_024);
        }
        if trace_id != 0 {
            self.raw(",\"trace_id\":\"");
            self.hex32(trace_id);
            self.raw("\",\"span_id\":\"");
            self.hex16(span_id);
            self.raw("\"");
        }
    }

    /// Captured fields, and how many there was no room for, with the `truncated` ones before them.
    fn captured(&mut self, theirs: &Fields<'_>, truncated: u32) {
        let truncated = truncated + self.fields(theirs);
        if truncated > 0 {
            self.raw(",\"truncated_fields\":");
            self.unsigned(truncated.into());
        }
    }

    /// Writes fields; gives the number of those that there was no room for.
    fn fields(&mut self, fields: &Fields<'_>) -> u32 {
        let mut truncated = 0;
        for (name, value) in fields {
            if self.room() < name.len() + 64 {
                truncated += 1;
                continue;
            }
            self.raw(",");
            self.text(name, name.len() as u64);
            self.raw(":");
            self.value(value);
        }
        truncated
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn room(&self) -> usize {
        self.limit.saturating_sub(self.out.len())
    }

    fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Bool(value) => self.raw(if *value { "true" } else { "false" }),
            Value::Int(value) => self.signed(*value),
            Value::Uint(value) => self.unsigned(*value),
            Value::Int128(value) => self.formatted(format_args!("\"{value}\"")),
            Value::Uint128(value) => self.formatted(format_args!("\"{value}\"")),
            Value::Float(value) if value.is_finite() => self.formatted(format_args!("{value:?}")),
            // No number, or nothing: a value that was not formatted never comes this far.
            Value::Float(_) | Value::Null | Value::Display(_) | Value::Debug(_) => self.raw("null"),
            Value::Duration(nanoseconds) => self.milliseconds(*nanoseconds),
            Value::Part(part, _) => self.value(part),
            Value::Text(text) => self.text(text, text.len() as u64),
            Value::Cut(text, length) => self.text(text, *length),
            Value::List(items) => {
                let mark = format!("\"… [{} items]\"", items.len());
                self.all(["[", "]", &mark], items, |line, item| line.value(item));
            }
            Value::Object(entries) => {
                let mark = format!("\"…\":\"[{} entries]\"", entries.len());
                self.all(["{", "}", &mark], entries, |line, (name, value)| {
                    line.text(name, name.len() as u64);
                    line.raw(":");
                    line.value(value);
                });
            }
        }
    }

    fn formatted(&mut self, value: std::fmt::Arguments<'_>) {
        // Writing to a vector cannot fail.
        let _ = self.out.write_fmt(value);
    }

    /// Writes as many of `items` as there is room for, and a mark if that is not all.
    fn all<T>(
        &mut self,
        [open, close, mark]: [&str; 3],
        items: &[T],
        write: impl Fn(&mut Self, &T),
    ) {
        self.raw(open);
        // What encloses this must still be closed.
        self.limit = self.limit.saturating_sub(close.len());
        for (index, item) in items.iter().enumerate() {
            let is_cut = self.room() < LARGEST_ITEM;
            if index > 0 {
                self.raw(",");
            }
            if is_cut {
                self.raw(mark);
                break;
            }
            write(self, item);
        }
        self.limit += close.len();
        self.raw(close);
    }
}

#[cfg(test)]
mod tests {
    use super::super::redact::redact;
    use super::*;

    fn line(message: &str, fields: Fields<'_>) -> String {
        let event = Event {
            unix_micros: 1_700_000_000_123_456,
            level: Level::Warning,
            logger: "app::search",
            message: message.to_owned().into(),
            request_id: None,
            trace_id: 0xabc,
            span_id: 0xdef,
            own: fields,
            theirs: Vec::new(),
            left_out: 0,
        };
        let service = Identity {
            service: "s".into(),
            environment: "e".into(),
            version: "1".into(),
        };
        let mut line = String::new();
        redact(event, |redacted| {
            line.push_str(Writer::new(&service).line(redacted).unwrap());
        });
        line
    }

    #[test]
    fn a_line_has_the_common_fields_in_order() {
        let expected = concat!(
            r#"{"timestamp":"2023-11-14T22:13:20.123456Z","level":"warning","logger":"app::search","message":"hello","#,
            r#""service":"s","environment":"e","version":"1","trace_id":"00000000000000000000000000000abc","#,
            r#""span_id":"0000000000000def","duration_ms":1.5}"#,
        );
        assert_eq!(
            line(
                "hello",
                vec![("duration_ms".into(), Value::Duration(1_500_000))]
            ),
            expected
        );
    }

    #[test]
    fn numbers_are_exact_and_what_is_no_number_is_null() {
        let fields = vec![
            ("a".into(), Value::Duration(1)),
            ("b".into(), Value::Duration(2_000_000)),
            ("c".into(), Value::Uint(u64::MAX)),
            ("d".into(), Value::Int128(i128::MIN)),
            ("e".into(), Value::Float(f64::NAN)),
            ("f".into(), Value::Float(1e300)),
        ];
        let line = line("", fields);
        let expected = r#""a":0.000001,"b":2,"c":18446744073709551615,"d":"-170141183460469231731687303715884105728","e":null,"f":1e300}"#;
        assert!(line.ends_with(expected), "{line}");
    }

    #[test]
    fn hostile_text_stays_inside_its_string() {
        let hostile: String = (0..0x3000_u32)
            .filter_map(char::from_u32)
            .chain("\"},{\"level\":\"error\u{1b}[31m\u{feff}".chars())
            .collect();
        let line = line(
            "x",
            vec![(
                "h".into(),
                Value::Text(hostile.chars().take(700).collect::<String>().into()),
            )],
        );
        let parsed: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(parsed["level"], "warning");
        assert!(
            line.chars().all(|character| !text::is_unsafe(character)),
            "{line}"
        );
    }

    #[test]
    fn the_deepest_value_is_closed_within_the_line() {
        let mut deep = Value::List(vec![Value::Text("x".repeat(9_000).into()); 3]);
        for level in 0..16 {
            deep = if level % 2 == 0 {
                Value::List(vec![deep, Value::Int(1)])
            } else {
                Value::Object(vec![("k".into(), deep), ("l".into(), Value::Int(1))])
            };
        }
        let line = line("x", vec![("deep".into(), deep)]);
        assert!(line.len() < MAX_LINE, "{}", line.len());
        assert!(
            serde_json::from_str::<serde_json::Value>(&line).is_ok(),
            "{line}"
        );
    }

    #[test]
    fn what_does_not_fit_is_cut_with_its_length() {
        let long = "\u{1}".repeat(10_000);
        let fields = vec![
            ("long".into(), Value::Text(long.into())),
            (
                "list".into(),
                Value::List(vec![Value::Text("abc".into()); 5_000]),
            ),
            ("lost".into(), Value::Int(1)),
        ];
        let line = line(&"m ".repeat(100_000), fields);
        assert!(line.len() < MAX_LINE, "{}", line.len());
        let parsed: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(
            parsed["message"].as_str().unwrap().ends_with("bytes]"),
            "{line}"
        );
        assert!(
            parsed["long"].as_str().unwrap().ends_with("[10000 bytes]"),
            "{line}"
        );
        assert!(parsed["truncated_fields"].as_u64().unwrap() >= 1);
    }
}
