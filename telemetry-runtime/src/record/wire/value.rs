//! Values as bytes, and back.

use std::borrow::Cow;

use super::text::{formatted, whole};
use super::{Reader, Write};
use crate::cut::{cut_at, cut_between_words};
use crate::record::value::Value;

/// Longest text of one value, in bytes; the rest is cut and its length noted.
const MAX_TEXT: usize = 4 * 1024;
/// Longest encoding of one value, so that one leaves room for others.
const MAX_VALUE: usize = 5 * 1024;
/// Longest encoding of all captured values of a call; what comes after is cut to its length.
const MAX_FIELDS: usize = 16 * 1024;
/// Room for the fields of most calls.
const USUAL: usize = 128;
/// Longest name of a field, in bytes; the rest is cut.
const MAX_NAME: usize = 256;
/// Deepest nesting of a value.
const MAX_DEPTH: usize = 16;

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

/// Named values, formatted and encoded; what is too much is left out and counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    bytes: Vec<u8>,
    left_out: u32,
}

impl Fields {
    pub(crate) const EMPTY: Self = Self {
        bytes: Vec::new(),
        left_out: 0,
    };

    /// Appends a named value.
    pub(crate) fn put(&mut self, name: &str, value: &Value<'_>) {
        if self.bytes.len() >= MAX_FIELDS {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        if self.bytes.capacity() == 0 {
            self.bytes.reserve(USUAL);
        }
        self.bytes.put_str(cut_at(name, MAX_NAME));
        let end = MAX_FIELDS.min(self.bytes.len() + MAX_VALUE);
        put_value(&mut self.bytes, value, 0, end);
    }

    /// Appends the fields of another, as far as there is room.
    pub(crate) fn append(&mut self, other: &Self) {
        self.left_out = self.left_out.saturating_add(other.left_out);
        let mut reader = Reader(&other.bytes);
        loop {
            let before = reader;
            if field(&mut reader).is_none() {
                return;
            }
            let encoded = &before.0[..before.0.len() - reader.0.len()];
            if self.bytes.len() + encoded.len() > MAX_FIELDS {
                self.left_out = self.left_out.saturating_add(1);
            } else {
                self.bytes.extend_from_slice(encoded);
            }
        }
    }

    /// The encoded fields.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Fields that there was no room for.
    pub(crate) fn left_out(&self) -> u32 {
        self.left_out
    }
}

/// Appends a value that goes no further than `end`, or not much.
fn put_value(bytes: &mut Vec<u8>, value: &Value<'_>, depth: usize, end: usize) {
    let room = end.saturating_sub(bytes.len()).min(MAX_TEXT);
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
            let kept = if text.len() > room {
                cut_between_words(text, room)
            } else {
                text
            };
            put_text(bytes, kept, text.len() as u64);
        }
        Value::Cut(text, length) => put_text(bytes, cut_at(text, room), *length),
        Value::Display(value) => {
            let (text, length) = formatted(format_args!("{value}"), room);
            put_text(bytes, &text, length);
        }
        Value::Debug(value) => {
            let (text, length) = formatted(format_args!("{value:?}"), room);
            put_text(bytes, &text, length);
        }
        Value::List(_) | Value::Object(_) | Value::Part(..) if depth == MAX_DEPTH || room == 0 => {
            let (text, length) = whole("<nested too deep>");
            put_text(bytes, &text, length);
        }
        Value::Part(part, length) => put_part(bytes, part, *length, depth, end),
        Value::List(items) => put_part(bytes, value, items.len() as u64, depth, end),
        Value::Object(entries) => put_part(bytes, value, entries.len() as u64, depth, end),
    }
}

/// Appends a list or object that had `length` items.
fn put_part(bytes: &mut Vec<u8>, value: &Value<'_>, length: u64, depth: usize, end: usize) {
    match value {
        Value::List(items) => {
            bytes.put_u8(LIST);
            put_all(bytes, items, (length, end), |bytes, item| {
                put_value(bytes, item, depth + 1, end);
            });
        }
        Value::Object(entries) => {
            bytes.put_u8(OBJECT);
            put_all(bytes, entries, (length, end), |bytes, (key, value)| {
                bytes.put_str(cut_at(key, MAX_NAME));
                put_value(bytes, value, depth + 1, end);
            });
        }
        other => put_value(bytes, other, depth, end),
    }
}

/// Appends as many of `items` as there is room for, behind their number.
fn put_all<T>(
    bytes: &mut Vec<u8>,
    items: &[T],
    (length, end): (u64, usize),
    put: impl Fn(&mut Vec<u8>, &T),
) {
    let count_at = bytes.len();
    bytes.put_u32(0);
    bytes.put_u64(length);
    let mut count = 0_u32;
    for item in items {
        if bytes.len() >= end {
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
            let (count, length) = (reader.u32()?, reader.u64()?);
            let items = (0..count).map(|_| read_value(reader));
            let mut items = items.collect::<Option<Vec<_>>>()?;
            if u64::from(count) < length {
                items.push(Value::Text(format!("… [{length} items]").into()));
            }
            Value::List(items)
        }
        OBJECT => {
            let (count, length) = (reader.u32()?, reader.u64()?);
            let entry = |_| Some((Cow::Borrowed(reader.str()?), read_value(reader)?));
            let mut entries = (0..count).map(entry).collect::<Option<Vec<_>>>()?;
            if u64::from(count) < length {
                let mark = Value::Text(format!("[{length} entries]").into());
                entries.push((Cow::Borrowed("…"), mark));
            }
            Value::Object(entries)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<'a>(bytes: &'a mut Vec<u8>, value: &Value<'_>) -> Value<'a> {
        let mut fields = Fields::default();
        fields.put("name", value);
        *bytes = fields.bytes;
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
    fn deep_and_wide_values_stay_bounded() {
        let mut deep = Value::Null;
        for _ in 0..1_000 {
            deep = Value::List(vec![deep]);
        }
        let wide = Value::List(vec![Value::Int(1); 1_000_000]);
        for value in [deep, wide] {
            let mut fields = Fields::default();
            fields.put("name", &value);
            let bytes = fields.bytes();
            assert!(bytes.len() < MAX_FIELDS + 1_024, "{}", bytes.len());
            assert!(field(&mut Reader(bytes)).is_some());
        }
    }

    #[test]
    fn fields_beyond_the_bound_are_counted() {
        let (mut all, mut one) = (Fields::default(), Fields::default());
        for number in 0..5_000 {
            one.put(&format!("field_{number}"), &Value::Int(number));
        }
        assert!(one.bytes().len() < MAX_FIELDS + 64 && one.left_out() > 4_000);
        all.append(&one);
        all.append(&one);
        let mut reader = Reader(all.bytes());
        let kept = std::iter::from_fn(|| field(&mut reader)).count() as u32;
        assert_eq!(kept + all.left_out(), 10_000);
        assert!(all.bytes().len() <= MAX_FIELDS);
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
