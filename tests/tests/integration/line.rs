//! A line of telemetry, and what holds for every line.

use std::collections::HashMap;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::json;

/// Longest line in bytes, newline included.
const MAX_LINE: usize = 8 * 1024;

/// One line of stdout.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) json: String,
    pub(crate) fields: Map<String, Value>,
}

impl Line {
    /// Reads a line and checks what every line promises.
    pub(crate) fn read(text: &str) -> Self {
        assert!(text.len() < MAX_LINE, "{} bytes: {text}", text.len());
        if let Some(raw) = text.chars().find(|c| is_unsafe(*c)) {
            panic!("{raw:?} stands raw in {text:?}");
        }
        let fields = json::object(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let line = Self {
            json: text.to_owned(),
            fields,
        };
        line.check_common_fields();
        line
    }

    fn check_common_fields(&self) {
        for field in ["logger", "message", "service", "environment", "version"] {
            assert!(!self.text(field).is_empty(), "{field} in {}", self.json);
        }
        let levels = ["trace", "debug", "info", "warning", "error"];
        assert!(levels.contains(&self.text("level")), "{}", self.json);
        let shape: String = self.text("timestamp").chars().map(shape).collect();
        assert_eq!(shape, "0000-00-00T00:00:00.000000Z", "{}", self.json);
        for (field, digits) in [("trace_id", 32), ("span_id", 16)] {
            if self.has(field) {
                let id = self.text(field);
                assert!(is_hex(id, digits) && !is_zero(id), "{field}: {}", self.json);
            }
        }
        assert_eq!(self.has("trace_id"), self.has("span_id"), "{}", self.json);
        for (field, value) in &self.fields {
            let text = value.to_string();
            let decimals = text
                .split_once('.')
                .map_or(0, |(_, decimals)| decimals.len());
            let is_duration = field.ends_with("_ms") && value.is_number();
            assert!(!is_duration || decimals <= 6, "{field}: {}", self.json);
        }
        if self.has("request_id") {
            assert!(!self.text("request_id").is_empty(), "{}", self.json);
        }
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    pub(crate) fn get(&self, field: &str) -> &Value {
        let value = self.fields.get(field);
        value.unwrap_or_else(|| panic!("no `{field}` in {}", self.json))
    }

    pub(crate) fn text(&self, field: &str) -> &str {
        let text = self.get(field).as_str();
        text.unwrap_or_else(|| panic!("`{field}` is no text in {}", self.json))
    }

    pub(crate) fn number(&self, field: &str) -> f64 {
        let number = self.get(field).as_f64();
        number.unwrap_or_else(|| panic!("`{field}` is no number in {}", self.json))
    }

    pub(crate) fn count(&self, field: &str) -> u64 {
        let count = self.get(field).as_u64();
        count.unwrap_or_else(|| panic!("`{field}` is no count in {}", self.json))
    }

    /// The timestamp in seconds since 1970.
    pub(crate) fn unix_seconds(&self) -> f64 {
        let timestamp = self.text("timestamp");
        let number = |range| f64::from_str(&timestamp[range]).unwrap();
        let (year, month, day) = (number(0..4), number(5..7), number(8..10));
        // Days up to a date, counted from a March, by which leap days come last.
        let (year, month) = if month > 2.0 {
            (year, month)
        } else {
            (year - 1.0, month + 12.0)
        };
        let leap_days = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
        let days = 365.0 * year + leap_days + (30.6 * (month + 1.0)).floor() + day - 719_591.0;
        days * 86_400.0 + number(11..13) * 3_600.0 + number(14..16) * 60.0 + number(17..26)
    }

    /// The message without the operation's name: what kind of line this is.
    fn kind(&self) -> String {
        let operation = self.fields.get("operation").and_then(Value::as_str);
        self.text("message").replace(operation.unwrap_or("\0"), "…")
    }
}

/// Checks that in each kind of line each field has one JSON type; a null stands for any.
pub(crate) fn check_types(lines: &[Line]) {
    let mut types: HashMap<(String, &str), &str> = HashMap::new();
    for line in lines {
        for (field, value) in &line.fields {
            let found = type_of(value);
            if found == "null" {
                continue;
            }
            let known = types.entry((line.kind(), field)).or_insert(found);
            assert_eq!(*known, found, "`{field}` changes its type in {}", line.json);
        }
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Controls, line separators and what turns the direction of text.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
        )
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

fn shape(c: char) -> char {
    if c.is_ascii_digit() { '0' } else { c }
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
}

fn is_zero(text: &str) -> bool {
    text.chars().all(|c| c == '0')
}
