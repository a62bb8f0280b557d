//! Values as bytes, and back.

use std::borrow::Cow;

use super::text::{formatted, whole};
use super::{Reader, Write};
use crate::cut::cut_at;
use crate::record::value::Value;

/// Longest text of one value, in bytes; the rest is cut and its length noted.
const MAX_TEXT: usize = 4 * 1024;
/// Longest encoding of all captured values of a call; what comes after is cut to its length.
const MAX_FIELDS: usize = 16 * 1024;
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

/// Appends a named value, formatted and bounded.
pub(crate) fn put_field(bytes: &mut Vec<u8>, name: &str, value: &Value<'_>) {
    bytes.put_str(cut_at(name, MAX_NAME));
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
            put_text(bytes, cut_at(text, room), text.len() as u64);
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
                bytes.put_str(cut_at(key, MAX_NAME));
                put_value(bytes, value, depth + 1);
            });
        }
    }
}

/// Appends as many of `items` as there is room for, behind their number.
fn put_all<T>(bytes: &mut Vec<u8>, items: &[T], put: impl Fn(&mut Vec<u8>, &T)) {
    let count_at = bytes.len();
    bytes.put_u32(0);
    bytes.put_u32(u32::try_from(items.len()).unwrap_or(u32::MAX));
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
            let (count, length) = (reader.u32()?, reader.u32()?);
            let items = (0..count).map(|_| read_value(reader));
            let mut items = items.collect::<Option<Vec<_>>>()?;
            if count < length {
                items.push(Value::Text(format!("… [{length} items]").into()));
            }
            Value::List(items)
        }
        OBJECT => {
            let (count, length) = (reader.u32()?, reader.u32()?);
            let entry = |_| Some((Cow::Borrowed(reader.str()?), read_value(reader)?));
            let mut entries = (0..count).map(entry).collect::<Option<Vec<_>>>()?;
            if count < length {
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
