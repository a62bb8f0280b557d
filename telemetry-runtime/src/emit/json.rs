//! Writes a line as one JSON object (RFC 8259): one line, bounded, safe to print anywhere.
//!
//! What could end the line, move a cursor or reorder text on a screen is escaped: C0 and C1
//! controls, DEL, the Unicode line and paragraph separators, bidirectional marks, zero-width
//! characters and the byte-order mark. No key stands twice: names that the toolkit uses are
//! reserved when a field is captured.

use std::io::Write as _;

use super::event::Identity;
use super::redact::Redacted;
use crate::record::value::Value;

/// Longest line in bytes, newline included. CRI-O splits lines at 8 KiB, Docker at 16, journald at 48.
pub(crate) const MAX_LINE: usize = 8 * 1024;
/// Kept free at the end of a line, so that what was begun can be closed.
const RESERVE: usize = 96;

/// The part of every line that tells the program, rendered once.
pub(crate) fn identity(identity: &Identity) -> String {
    let mut out = Vec::new();
    for (key, value) in [
        ("service", &identity.service),
        ("environment", &identity.environment),
        ("version", &identity.version),
    ] {
        out.extend_from_slice(b",\"");
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
        Line {
            out: &mut out,
            limit: MAX_LINE / 4,
        }
        .text(value, value.len() as u64);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Appends `redacted` as a JSON object, without a newline.
pub(crate) fn write_line(redacted: &Redacted<'_>, identity: &str, out: &mut Vec<u8>) {
    let event = redacted.event();
    let limit = out.len() + MAX_LINE - 1 - RESERVE;
    let mut line = Line { out, limit };
    line.raw("{\"timestamp\":\"");
    line.timestamp(event.unix_micros);
    line.raw("\",\"level\":\"");
    line.raw(event.level.as_str());
    line.raw("\",\"logger\":");
    line.bounded_text(event.logger, 256);
    line.raw(",\"message\":");
    line.bounded_text(&event.message, MAX_LINE / 4);
    line.raw(identity);
    if let Some(request_id) = event.request_id {
        line.raw(",\"request_id\":");
        line.bounded_text(request_id, 1_024);
    }
    if event.trace_id != 0 {
        let _ = write!(
            line.out,
            ",\"trace_id\":\"{:032x}\",\"span_id\":\"{:016x}\"",
            event.trace_id, event.span_id
        );
    }
    let mut truncated = 0;
    for (name, value) in &event.fields {
        if line.room() < name.len() + 64 {
            truncated += 1;
            continue;
        }
        line.raw(",");
        line.text(name, name.len() as u64);
        line.raw(":");
        line.value(value);
    }
    if truncated > 0 {
        let _ = write!(line.out, ",\"truncated_fields\":{truncated}");
    }
    line.raw("}");
}

struct Line<'a> {
    out: &'a mut Vec<u8>,
    /// The length of `out` that text must not exceed.
    limit: usize,
}

impl Line<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn room(&self) -> usize {
        self.limit.saturating_sub(self.out.len())
    }

    fn value(&mut self, value: &Value<'_>) {
        // Writing to a vector cannot fail.
        let _ = match value {
            Value::Bool(value) => write!(self.out, "{value}"),
            Value::Int(value) => write!(self.out, "{value}"),
            Value::Uint(value) => write!(self.out, "{value}"),
            Value::Int128(value) => write!(self.out, "\"{value}\""),
            Value::Uint128(value) => write!(self.out, "\"{value}\""),
            Value::Float(value) if value.is_finite() => write!(self.out, "{value:?}"),
            // No number, or nothing: a value that was not formatted never comes this far.
            Value::Float(_) | Value::Null | Value::Display(_) | Value::Debug(_) => {
                write!(self.out, "null")
            }
            Value::Duration(nanoseconds) => {
                self.milliseconds(*nanoseconds);
                Ok(())
            }
            Value::Text(text) => {
                self.text(text, text.len() as u64);
                Ok(())
            }
            Value::Cut(text, length) => {
                self.text(text, *length);
                Ok(())
            }
            Value::List(items) => {
                self.all("[", "]", items, |line, item| line.value(item));
                Ok(())
            }
            Value::Object(entries) => {
                self.all("{", "}", entries, |line, (name, value)| {
                    line.text(name, name.len() as u64);
                    line.raw(":");
                    line.value(value);
                });
                Ok(())
            }
        };
    }

    /// Writes as many of `items` as there is room for.
    fn all<T>(&mut self, open: &str, close: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.raw(open);
        // What encloses this must still be closed.
        self.limit = self.limit.saturating_sub(close.len());
        for (index, item) in items.iter().enumerate() {
            if self.room() < 320 {
                break;
            }
            if index > 0 {
                self.raw(",");
            }
            write(self, item);
        }
        self.limit += close.len();
        self.raw(close);
    }

    /// Nanoseconds as milliseconds, exact, without trailing zeros.
    fn milliseconds(&mut self, nanoseconds: u64) {
        let (whole, part) = (nanoseconds / 1_000_000, nanoseconds % 1_000_000);
        let _ = write!(self.out, "{whole}");
        if part != 0 {
            let _ = write!(self.out, ".{part:06}");
            while self.out.last() == Some(&b'0') {
                self.out.pop();
            }
        }
    }

    fn bounded_text(&mut self, text: &str, limit: usize) {
        let whole = self.limit;
        self.limit = whole.min(self.out.len() + limit);
        self.text(text, text.len() as u64);
        self.limit = whole;
    }

    /// A JSON string; what does not fit is cut, and `length`, that of the whole text, is noted.
    fn text(&mut self, text: &str, length: u64) {
        self.raw("\"");
        let mut kept = 0;
        for (at, character) in text.char_indices() {
            // The longest escape has twelve bytes.
            if self.room() < 12 {
                break;
            }
            self.character(character);
            kept = at + character.len_utf8();
        }
        if kept as u64 != length {
            let _ = write!(self.out, "… [{length} bytes]");
        }
        self.raw("\"");
    }

    fn character(&mut self, character: char) {
        match character {
            '"' => self.raw("\\\""),
            '\\' => self.raw("\\\\"),
            '\n' => self.raw("\\n"),
            '\r' => self.raw("\\r"),
            '\t' => self.raw("\\t"),
            ' '..='~' => self.out.push(character as u8),
            _ if is_unsafe(character) => {
                let _ = write!(self.out, "\\u{:04x}", character as u32);
            }
            _ => self.raw(character.encode_utf8(&mut [0; 4])),
        }
    }

    /// RFC 3339 in UTC with microseconds; years beyond 0 to 9999 are clamped.
    fn timestamp(&mut self, unix_micros: i64) {
        const YEAR_0: i64 = -62_167_219_200;
        const YEAR_10000: i64 = 253_402_300_800;
        let seconds = unix_micros.div_euclid(1_000_000);
        let micros = unix_micros.rem_euclid(1_000_000);
        let (seconds, micros) = match seconds {
            ..YEAR_0 => (YEAR_0, 0),
            YEAR_10000.. => (YEAR_10000 - 1, 999_999),
            _ => (seconds, micros),
        };
        let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
        let of_day = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
        let _ = write!(
            self.out,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}Z"
        );
    }
}

/// Whether a character could break a line or disguise what it says. All of them are below U+10000.
fn is_unsafe(character: char) -> bool {
    matches!(character,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' // C0, DEL, C1
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // bidirectional marks
        | '\u{2028}' | '\u{2029}' // line and paragraph separators
        | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' // zero width
    )
}

/// Year, month and day of a day counted from 1970-01-01.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::super::event::Event;
    use super::super::redact::redact;
    use super::*;
    use crate::callsite::level::Level;

    fn line(message: &str, fields: super::super::event::Fields<'_>) -> String {
        let event = Event {
            unix_micros: 1_700_000_000_123_456,
            level: Level::Warning,
            logger: "app::search",
            message: message.to_owned().into(),
            request_id: None,
            trace_id: 0xabc,
            span_id: 0xdef,
            fields,
        };
        let service = Identity {
            service: "s".into(),
            environment: "e".into(),
            version: "1".into(),
        };
        let mut out = Vec::new();
        redact(event, |redacted| {
            write_line(redacted, &identity(&service), &mut out);
        });
        String::from_utf8(out).unwrap()
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
            line.chars().all(|character| !is_unsafe(character)),
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

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, date) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, "2000-02-29T00:00:00.000000Z"),
            (-1, "1969-12-31T23:59:59.000000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000000Z"),
        ] {
            let mut out = Vec::new();
            Line {
                out: &mut out,
                limit: 100,
            }
            .timestamp(seconds * 1_000_000);
            assert_eq!(String::from_utf8(out).unwrap(), date);
        }
        for extreme in [i64::MIN, i64::MAX] {
            let mut out = Vec::new();
            Line {
                out: &mut out,
                limit: 100,
            }
            .timestamp(extreme);
            assert_eq!(out.len(), 27);
        }
    }
}
