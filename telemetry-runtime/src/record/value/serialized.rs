//! The value that a type serialises as: JSON values, maps, and whatever else has `serde::Serialize`.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::{self, Display};

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::{MAX_ITEMS, Value};
use crate::cut::cut_between_words;

/// Lists within lists go so deep.
const MAX_DEPTH: usize = 64;
/// So much of a text is kept, in bytes; no line has room for more.
const MAX_TEXT: usize = 64 * 1024;

/// The value that a type serialises as, as far as it fits on a line.
pub(crate) fn serialized<T: Serialize + ?Sized>(value: &T) -> Value<'static> {
    let left = Cell::new(MAX_ITEMS);
    let layer = Layer {
        left: &left,
        depth: MAX_DEPTH,
    };
    value.serialize(layer).unwrap_or_else(|Failed(reason)| {
        Value::Text(format!("<serializing failed: {reason}>").into())
    })
}

/// The names of what a map or a struct holds; the values are not looked at.
pub(crate) fn names<T: Serialize + ?Sized>(value: &T) -> Vec<Cow<'static, str>> {
    let left = Cell::new(MAX_ITEMS);
    let layer = Layer {
        left: &left,
        depth: 1,
    };
    let entries = value
        .serialize(layer)
        .map(entries)
        .ok()
        .and_then(Result::ok);
    let entries = entries.into_iter().flatten();
    entries.map(|(name, _)| name).collect()
}

type Entries = Vec<(Cow<'static, str>, Value<'static>)>;

/// The entries of an object, or of the beginning of one.
///
/// # Errors
/// Any other value, as it was.
pub(crate) fn entries(value: Value<'static>) -> Result<Entries, Value<'static>> {
    match value {
        Value::Object(entries) => Ok(entries),
        Value::Part(begun, length) => match *begun {
            Value::Object(entries) => Ok(entries),
            list => Err(Value::Part(Box::new(list), length)),
        },
        other => Err(other),
    }
}

/// Why a value could not be serialised, in its own words.
#[derive(Debug)]
struct Failed(String);

impl Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

impl serde::ser::Error for Failed {
    fn custom<T: Display>(reason: T) -> Self {
        Self(crate::record::wire::formatted(format_args!("{reason}"), 256).0)
    }
}

type Done = Result<Value<'static>, Failed>;

/// One layer of a value; a list or map on the way takes one of its depth.
#[derive(Clone, Copy)]
struct Layer<'a> {
    /// Items that may still be taken, over all layers.
    left: &'a Cell<usize>,
    depth: usize,
}

impl<'a> Layer<'a> {
    /// The value of an item inside; `None` when no more are taken.
    fn item<T: Serialize + ?Sized>(self, value: &T) -> Result<Option<Value<'static>>, Failed> {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Ok(None);
        };
        self.left.set(left);
        if self.depth <= 1 {
            return Ok(Some(Value::Null));
        }
        let depth = self.depth - 1;
        value.serialize(Self { depth, ..self }).map(Some)
    }

    fn list(self) -> List<'a> {
        List {
            layer: self,
            items: Vec::new(),
            count: 0,
            variant: None,
        }
    }

    fn map(self) -> Map<'a> {
        Map {
            layer: self,
            entries: Vec::new(),
            name: None,
            count: 0,
            variant: None,
        }
    }
}

/// A list, tuple or tuple struct, as far as it was serialised.
struct List<'a> {
    layer: Layer<'a>,
    items: Vec<Value<'static>>,
    count: u64,
    variant: Option<&'static str>,
}

impl List<'_> {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.count += 1;
        self.items.extend(self.layer.item(value)?);
        Ok(())
    }

    fn done(self) -> Value<'static> {
        let taken = self.items.len() as u64;
        within(
            self.variant,
            whole_or_part(Value::List(self.items), taken, self.count),
        )
    }
}

/// A map or struct, as far as it was serialised.
struct Map<'a> {
    layer: Layer<'a>,
    entries: Entries,
    name: Option<Cow<'static, str>>,
    count: u64,
    variant: Option<&'static str>,
}

impl Map<'_> {
    fn put<T: Serialize + ?Sized>(
        &mut self,
        name: Cow<'static, str>,
        value: &T,
    ) -> Result<(), Failed> {
        self.count += 1;
        let value = self.layer.item(value)?;
        self.entries.extend(value.map(|value| (name, value)));
        Ok(())
    }

    fn done(self) -> Value<'static> {
        let taken = self.entries.len() as u64;
        within(
            self.variant,
            whole_or_part(Value::Object(self.entries), taken, self.count),
        )
    }
}

fn whole_or_part(value: Value<'static>, taken: u64, count: u64) -> Value<'static> {
    if taken < count {
        Value::Part(Box::new(value), count)
    } else {
        value
    }
}

/// `{"Variant": value}` for the content of an enum's variant, as in JSON.
fn within(variant: Option<&'static str>, value: Value<'static>) -> Value<'static> {
    match variant {
        Some(variant) => Value::Object(vec![(variant.into(), value)]),
        None => value,
    }
}

/// The name that a key of a map becomes; JSON has text alone for names.
fn name_of<T: Serialize + ?Sized>(key: &T, layer: Layer<'_>) -> Result<Cow<'static, str>, Failed> {
    Ok(match key.serialize(layer)? {
        Value::Text(text) | Value::Cut(text, _) => text,
        Value::Bool(key) => key.to_string().into(),
        Value::Int(key) => key.to_string().into(),
        Value::Uint(key) => key.to_string().into(),
        Value::Int128(key) => key.to_string().into(),
        Value::Uint128(key) => key.to_string().into(),
        Value::Float(key) => key.to_string().into(),
        _ => "<key>".into(),
    })
}

macro_rules! serialize_numbers {
    ($($method:ident($narrow:ty) => $variant:ident;)+) => {$(
        fn $method(self, value: $narrow) -> Done {
            Ok(Value::$variant(value.into()))
        }
    )+};
}

impl<'a> Serializer for Layer<'a> {
    type Ok = Value<'static>;
    type Error = Failed;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = List<'a>;
    type SerializeMap = Map<'a>;
    type SerializeStruct = Map<'a>;
    type SerializeStructVariant = Map<'a>;

    serialize_numbers! {
        serialize_bool(bool) => Bool;
        serialize_i8(i8) => Int;
        serialize_i16(i16) => Int;
        serialize_i32(i32) => Int;
        serialize_i64(i64) => Int;
        serialize_i128(i128) => Int128;
        serialize_u8(u8) => Uint;
        serialize_u16(u16) => Uint;
        serialize_u32(u32) => Uint;
        serialize_u64(u64) => Uint;
        serialize_u128(u128) => Uint128;
        serialize_f32(f32) => Float;
        serialize_f64(f64) => Float;
    }

    fn serialize_char(self, value: char) -> Done {
        Ok(Value::Text(value.to_string().into()))
    }

    fn serialize_str(self, text: &str) -> Done {
        Ok(if text.len() > MAX_TEXT {
            let kept = cut_between_words(text, MAX_TEXT).to_owned();
            Value::Cut(kept.into(), text.len() as u64)
        } else {
            Value::Text(text.to_owned().into())
        })
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Done {
        let mut list = self.list();
        bytes.iter().try_for_each(|byte| list.push(byte))?;
        Ok(list.done())
    }

    fn serialize_none(self) -> Done {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        Ok(Value::Text(variant.into()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        let mut map = self.map();
        map.put(variant.into(), value)?;
        Ok(map.done())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, Failed> {
        Ok(self.list())
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, Failed> {
        Ok(self.list())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'a>, Failed> {
        Ok(self.list())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'a>, Failed> {
        Ok(List {
            variant: Some(variant),
            ..self.list()
        })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Map<'a>, Failed> {
        Ok(self.map())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Map<'a>, Failed> {
        Ok(self.map())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Map<'a>, Failed> {
        Ok(Map {
            variant: Some(variant),
            ..self.map()
        })
    }
}

macro_rules! serialize_items {
    ($($trait:ident: $method:ident;)+) => {$(
        impl $trait for List<'_> {
            type Ok = Value<'static>;
            type Error = Failed;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
                self.push(value)
            }

            fn end(self) -> Done {
                Ok(self.done())
            }
        }
    )+};
}

serialize_items! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
}

macro_rules! serialize_fields {
    ($($trait:ident),+) => {$(
        impl $trait for Map<'_> {
            type Ok = Value<'static>;
            type Error = Failed;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Failed> {
                self.put(name.into(), value)
            }

            fn end(self) -> Done {
                Ok(self.done())
            }
        }
    )+};
}

serialize_fields!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Map<'_> {
    type Ok = Value<'static>;
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.name = Some(name_of(key, self.layer)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        let name = self.name.take().unwrap_or_default();
        self.put(name, value)
    }

    fn end(self) -> Done {
        Ok(self.done())
    }
}

#[cfg(test)]
mod tests;
