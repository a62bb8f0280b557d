//! The bytes that stand for a call on its way from the thread to the collector.
//!
//! Everything of the user's is formatted here, at the time of the call and fenced: text is
//! bounded, a `Display` that panics costs its own field and nothing else.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::value::Value;

/// Longest text of one value, in bytes; the rest is cut and its length noted.
pub(crate) const MAX_TEXT: usize = 4 * 1024;
/// Longest encoding of all captured values of a call; what comes after is cut to its length.
const MAX_FIELDS: usize = 16 * 1024;
/// A text that goes on beyond this is stopped: nobody waits for an endless `Display`.
const MAX_FORMATTED: u64 = 16 * 1024 * 1024;
/// Deepest nesting of a value.
const MAX_DEPTH: usize = 16;

/// Appends values to a record.
pub(crate) trait Write {
    fn put_u8(&mut self, value: u8);
    fn put_u32(&mut self, value: u32);
    fn put_u64(&mut self, value: u64);
    fn put_u128(&mut self, value: u128);
    fn put_bytes(&mut self, value: &[u8]);
    fn put_str(&mut self, value: &str) {
        self.put_bytes(value.as_bytes());
    }
}

impl Write for Vec<u8> {
    fn put_u8(&mut self, value: u8) {
        self.push(value);
    }

    fn put_u32(&mut self, value: u32) {
        self.extend_from_slice(&value.to_le_bytes());
    }

    fn put_u64(&mut self, value: u64) {
        self.extend_from_slice(&value.to_le_bytes());
    }

    fn put_u128(&mut self, value: u128) {
        self.extend_from_slice(&value.to_le_bytes());
    }

    fn put_bytes(&mut self, value: &[u8]) {
        // Every text is bounded well below 4 GiB before it comes here.
        self.put_u32(value.len() as u32);
        self.extend_from_slice(value);
    }
}

/// Reads back what [`Write`] put; gives `None` at the first byte that does not fit.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.take(8)?.try_into().ok().map(u64::from_le_bytes)
    }

    pub(crate) fn u128(&mut self) -> Option<u128> {
        self.take(16)?.try_into().ok().map(u128::from_le_bytes)
    }

    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    pub(crate) fn str(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }
}

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INT: u8 = 3;
const UINT: u8 = 4;
const INT128: u8 = 5;
const UINT128: u8 = 6;
const FLOAT: u8 = 7;
const DURATION: u8 = 8;
const TEXT: u8 = 9;
const CUT: u8 = 10;
const LIST: u8 = 11;
const OBJECT: u8 = 12;

/// Appends a named value, formatted and bounded.
pub(crate) fn put_field(bytes: &mut Vec<u8>, name: &str, value: &Value<'_>) {
    bytes.put_str(cut_at(name, 256).0);
    put_value(bytes, value, 0);
}

fn put_value(bytes: &mut Vec<u8>, value: &Value<'_>, depth: usize) {
    let room = MAX_FIELDS.saturating_sub(bytes.len()).min(MAX_TEXT);
    match value {
        Value::Null => bytes.put_u8(NULL),
        Value::Bool(value) => bytes.put_u8(if *value { TRUE } else { FALSE }),
        Value::Int(value) => {
            bytes.put_u8(INT);
            bytes.put_u64(*value as u64);
        }
        Value::Uint(value) => {
            bytes.put_u8(UINT);
            bytes.put_u64(*value);
        }
        Value::Int128(value) => {
            bytes.put_u8(INT128);
            bytes.put_u128(*value as u128);
        }
        Value::Uint128(value) => {
            bytes.put_u8(UINT128);
            bytes.put_u128(*value);
        }
        Value::Float(value) => {
            bytes.put_u8(FLOAT);
            bytes.put_u64(value.to_bits());
        }
        Value::Duration(value) => {
            bytes.put_u8(DURATION);
            bytes.put_u64(*value);
        }
        Value::Text(text) => {
            let (kept, length) = cut_at(text, room);
            put_text(bytes, kept, length);
        }
        Value::Cut(text, length) => put_text(bytes, cut_at(text, room).0, *length),
        Value::Display(value) => {
            let (text, length) = formatted(format_args!("{value}"), room);
            put_text(bytes, &text, length);
        }
        Value::Debug(value) => {
            let (text, length) = formatted(format_args!("{value:?}"), room);
            put_text(bytes, &text, length);
        }
        Value::List(_) | Value::Object(_) if depth == MAX_DEPTH || room == 0 => {
            let (text, length) = whole("<nested too deep>");
            put_text(bytes, &text, length);
        }
        Value::List(items) => {
            bytes.put_u8(LIST);
            put_all(bytes, items, |bytes, item| {
                put_value(bytes, item, depth + 1);
            });
        }
        Value::Object(entries) => {
            bytes.put_u8(OBJECT);
            put_all(bytes, entries, |bytes, (key, value)| {
                bytes.put_str(cut_at(key, 256).0);
                put_value(bytes, value, depth + 1);
            });
        }
    }
}

/// Appends as many of `items` as there is room for, behind their number.
fn put_all<T>(bytes: &mut Vec<u8>, items: &[T], put: impl Fn(&mut Vec<u8>, &T)) {
    let count_at = bytes.len();
    bytes.put_u32(0);
    let mut count = 0_u32;
    for item in items {
        if bytes.len() >= MAX_FIELDS {
            break;
        }
        put(bytes, item);
        count += 1;
    }
    bytes[count_at..count_at + 4].copy_from_slice(&count.to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str, length: u64) {
    if text.len() as u64 == length {
        bytes.put_u8(TEXT);
        bytes.put_str(text);
    } else {
        bytes.put_u8(CUT);
        bytes.put_u64(length);
        bytes.put_str(text);
    }
}

/// Reads back a named value.
pub(crate) fn field<'a>(reader: &mut Reader<'a>) -> Option<(&'a str, Value<'a>)> {
    Some((reader.str()?, read_value(reader)?))
}

fn read_value<'a>(reader: &mut Reader<'a>) -> Option<Value<'a>> {
    Some(match reader.u8()? {
        NULL => Value::Null,
        FALSE => Value::Bool(false),
        TRUE => Value::Bool(true),
        INT => Value::Int(reader.u64()? as i64),
        UINT => Value::Uint(reader.u64()?),
        INT128 => Value::Int128(reader.u128()? as i128),
        UINT128 => Value::Uint128(reader.u128()?),
        FLOAT => Value::Float(f64::from_bits(reader.u64()?)),
        DURATION => Value::Duration(reader.u64()?),
        TEXT => Value::Text(Cow::Borrowed(reader.str()?)),
        CUT => {
            let length = reader.u64()?;
            Value::Cut(Cow::Borrowed(reader.str()?), length)
        }
        LIST => {
            let count = reader.u32()?;
            Value::List(
                (0..count)
                    .map(|_| read_value(reader))
                    .collect::<Option<_>>()?,
            )
        }
        OBJECT => {
            let count = reader.u32()?;
            let entry = |_| Some((Cow::Borrowed(reader.str()?), read_value(reader)?));
            Value::Object((0..count).map(entry).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// The longest beginning of `text` of at most `limit` bytes, and the length of the whole.
pub(crate) fn cut_at(text: &str, limit: usize) -> (&str, u64) {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[..end], text.len() as u64)
}

/// Formats a value of the user's, at most `limit` bytes of it; gives the length of the whole too.
///
/// A panic in the user's code ends here. The hook has already reported it, as it does any other.
pub(crate) fn formatted(value: fmt::Arguments<'_>, limit: usize) -> (String, u64) {
    let mut bounded = Bounded {
        text: String::new(),
        limit,
        length: 0,
    };
    match catch_unwind(AssertUnwindSafe(|| bounded.write_fmt(value))) {
        Ok(Ok(())) => (bounded.text, bounded.length),
        Ok(Err(fmt::Error)) if bounded.length > MAX_FORMATTED => (bounded.text, bounded.length),
        Ok(Err(fmt::Error)) => whole("<formatting failed>"),
        Err(panic) => {
            std::mem::forget(panic); // its own `Drop` may panic as well
            whole("<formatting panicked>")
        }
    }
}

fn whole(text: &str) -> (String, u64) {
    (text.to_owned(), text.len() as u64)
}

/// Keeps the beginning of a text and counts the rest.
struct Bounded {
    text: String,
    limit: usize,
    length: u64,
}

impl fmt::Write for Bounded {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        if self.length == self.text.len() as u64 {
            self.text
                .push_str(cut_at(more, self.limit - self.text.len()).0);
        }
        self.length += more.len() as u64;
        if self.length > MAX_FORMATTED {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<'a>(bytes: &'a mut Vec<u8>, value: &Value<'_>) -> Value<'a> {
        put_field(bytes, "name", value);
        let mut reader = Reader(bytes);
        let (name, value) = field(&mut reader).unwrap();
        assert_eq!(name, "name");
        assert!(reader.0.is_empty());
        value
    }

    #[test]
    fn values_come_back_as_they_went() {
        let bytes = &mut Vec::new();
        assert!(matches!(round_trip(bytes, &Value::Int(-5)), Value::Int(-5)));
        bytes.clear();
        assert!(matches!(
            round_trip(bytes, &Value::Int128(i128::MIN)),
            Value::Int128(i128::MIN)
        ));
        bytes.clear();
        let nested = Value::Object(vec![(
            "k".into(),
            Value::List(vec![Value::Bool(true), Value::Null]),
        )]);
        let Value::Object(entries) = round_trip(bytes, &nested) else {
            panic!("no object")
        };
        assert!(matches!(&entries[0], (key, Value::List(items)) if key == "k" && items.len() == 2));
    }

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_its_length() {
        let text = "ü".repeat(5_000_000);
        let bytes = &mut Vec::new();
        let Value::Cut(kept, length) = round_trip(bytes, &Value::Display(&text)) else {
            panic!("not cut")
        };
        assert_eq!((kept.len(), length), (MAX_TEXT, 10_000_000));
    }

    #[test]
    fn formatting_that_fails_or_panics_costs_only_its_own_text() {
        struct Bad(bool);
        impl fmt::Display for Bad {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("half ")?;
                if self.0 {
                    panic!("in display")
                } else {
                    Err(fmt::Error)
                }
            }
        }
        assert_eq!(
            formatted(format_args!("{}", Bad(true)), 100).0,
            "<formatting panicked>"
        );
        assert_eq!(
            formatted(format_args!("{}", Bad(false)), 100).0,
            "<formatting failed>"
        );
    }

    #[test]
    fn an_endless_display_is_stopped() {
        struct Endless;
        impl fmt::Display for Endless {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                loop {
                    f.write_str("0123456789abcdef")?;
                }
            }
        }
        assert_eq!(formatted(format_args!("{Endless}"), 32).0.len(), 32);
    }

    #[test]
    fn deep_and_wide_values_stay_bounded() {
        let mut deep = Value::Null;
        for _ in 0..1_000 {
            deep = Value::List(vec![deep]);
        }
        let wide = Value::List(vec![Value::Int(1); 1_000_000]);
        for value in [deep, wide] {
            let mut bytes = Vec::new();
            put_field(&mut bytes, "name", &value);
            assert!(bytes.len() < MAX_FIELDS + 1_024, "{}", bytes.len());
            assert!(field(&mut Reader(&bytes)).is_some());
        }
    }

    #[test]
    fn bytes_that_are_no_record_are_refused() {
        for length in 0..40 {
            for byte in [0_u8, 11, 12, 200, 255] {
                let _ = field(&mut Reader(&vec![byte; length]));
            }
        }
    }
}
