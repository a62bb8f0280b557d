//! A value of a field: what the user's types become, before it is redacted and printed.

mod probe;
mod serialized;

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};

pub use self::probe::of;
pub(crate) use self::serialized::{entries, names, serialized};

/// So many items of a list or map are looked at; more would not fit on a line.
const MAX_ITEMS: usize = 4 * 1024;

/// A value of a field on a line.
///
/// Numbers and booleans stay what they are in JSON; everything else is text, a list or an object.
#[derive(Clone)]
#[non_exhaustive]
pub enum Value<'a> {
    /// JSON `null`.
    Null,
    /// A JSON boolean.
    Bool(bool),
    /// A JSON number.
    Int(i64),
    /// A JSON number.
    Uint(u64),
    /// A JSON string of digits: JSON numbers do not hold 128 bits.
    Int128(i128),
    /// A JSON string of digits: JSON numbers do not hold 128 bits.
    Uint128(u128),
    /// A JSON number; `null` for NaN and the infinities.
    Float(f64),
    /// Nanoseconds, printed as a JSON number of milliseconds.
    Duration(u64),
    /// A JSON string.
    Text(Cow<'a, str>),
    /// A JSON string: the beginning of a longer text, and the length that it had in bytes.
    Cut(Cow<'a, str>, u64),
    /// A JSON string, formatted when the value is recorded.
    Display(&'a dyn Display),
    /// A JSON string, formatted when the value is recorded.
    Debug(&'a dyn Debug),
    /// A JSON array.
    List(Vec<Value<'a>>),
    /// A JSON object.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
    /// The beginning of a longer list or object, and the number of items that it had.
    Part(Box<Value<'a>>, u64),
}

/// A value that is recorded through its `Display` (`%value` in `fields(…)`).
pub fn display<T: Display>(value: &T) -> Value<'_> {
    Value::Display(value)
}

/// A value that is recorded through its `Debug` (`?value` in `fields(…)`).
pub fn debug<T: Debug>(value: &T) -> Value<'_> {
    Value::Debug(value)
}

/// A type that is recorded as what it is, not as text.
pub trait ToValue {
    /// The value to record.
    fn to_value(&self) -> Value<'_>;
}

macro_rules! to_value {
    ($($variant:ident($wide:ty): $($narrow:ty),+;)+) => {$($(
        impl ToValue for $narrow {
            fn to_value(&self) -> Value<'_> {
                Value::$variant(<$wide>::from(*self))
            }
        }
    )+)+};
}

to_value! {
    Bool(bool): bool;
    Int(i64): i8, i16, i32, i64;
    Uint(u64): u8, u16, u32, u64;
    Int128(i128): i128;
    Uint128(u128): u128;
    Float(f64): f32, f64;
}

macro_rules! to_value_non_zero {
    ($($number:ident),+) => {$(
        impl ToValue for std::num::$number {
            fn to_value(&self) -> Value<'_> {
                match self.get().to_value() {
                    Value::Int(number) => Value::Int(number),
                    Value::Uint(number) => Value::Uint(number),
                    _ => Value::Null,
                }
            }
        }
    )+};
}

to_value_non_zero!(
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64
);

impl ToValue for usize {
    fn to_value(&self) -> Value<'_> {
        Value::Uint(*self as u64)
    }
}

impl ToValue for isize {
    fn to_value(&self) -> Value<'_> {
        Value::Int(*self as i64)
    }
}

impl ToValue for std::time::Duration {
    fn to_value(&self) -> Value<'_> {
        Value::Duration(u64::try_from(self.as_nanos()).unwrap_or(u64::MAX))
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for () {
    fn to_value(&self) -> Value<'_> {
        Value::Null
    }
}

#[cfg(feature = "serde_json")]
impl ToValue for serde_json::Value {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => Value::Int(number),
                (_, Some(number)) => Value::Uint(number),
                _ => number.as_f64().map_or(Value::Null, Value::Float),
            },
            Self::String(text) => text.to_value(),
            Self::Array(items) => items.as_slice().to_value(),
            Self::Object(map) => map.to_value(),
        }
    }
}

#[cfg(feature = "serde_json")]
impl ToValue for serde_json::Map<String, serde_json::Value> {
    fn to_value(&self) -> Value<'_> {
        let entries = self.iter().take(MAX_ITEMS);
        let entries = entries.map(|(key, value)| (Cow::Borrowed(key.as_str()), value.to_value()));
        part_of(Value::Object(entries.collect()), self.len())
    }
}

/// A list or object of which at most [`MAX_ITEMS`] were taken.
fn part_of(value: Value<'_>, length: usize) -> Value<'_> {
    if length > MAX_ITEMS {
        Value::Part(Box::new(value), length as u64)
    } else {
        value
    }
}

impl<T: ToValue> ToValue for [T] {
    fn to_value(&self) -> Value<'_> {
        let items = self.iter().take(MAX_ITEMS).map(ToValue::to_value);
        part_of(Value::List(items.collect()), self.len())
    }
}

impl<T: ToValue, const N: usize> ToValue for [T; N] {
    fn to_value(&self) -> Value<'_> {
        self.as_slice().to_value()
    }
}

impl ToValue for Path {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string_lossy())
    }
}

impl ToValue for PathBuf {
    fn to_value(&self) -> Value<'_> {
        self.as_path().to_value()
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_slice().to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

macro_rules! to_value_through {
    ($($pointer:ty),+) => {$(
        impl<T: ToValue + ?Sized> ToValue for $pointer {
            fn to_value(&self) -> Value<'_> {
                (**self).to_value()
            }
        }
    )+};
}

to_value_through!(&T, &mut T, Box<T>, std::rc::Rc<T>, std::sync::Arc<T>);

impl<T: ToValue + ToOwned + ?Sized> ToValue for Cow<'_, T> {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_numbers() {
        assert!(matches!(3_u8.to_value(), Value::Uint(3)));
        assert!(matches!((-3_i32).to_value(), Value::Int(-3)));
        assert!(
            matches!(Some(&2.5_f32).to_value(), Value::Float(value) if value.to_bits() == 2.5_f64.to_bits())
        );
        assert!(matches!(None::<u8>.to_value(), Value::Null));
        assert!(matches!(u128::MAX.to_value(), Value::Uint128(u128::MAX)));
    }

    #[cfg(feature = "serde_json")]
    #[test]
    fn structured_values_keep_their_structure() {
        let json = serde_json::json!({"a": [1, "x"]});
        let Value::Object(entries) = json.to_value() else {
            panic!("no object")
        };
        assert_eq!(entries[0].0, "a");
        assert!(matches!(&entries[0].1, Value::List(items) if items.len() == 2));
    }
}
