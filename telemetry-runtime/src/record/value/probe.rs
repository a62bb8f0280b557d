//! Picks, at compile time, how a user's value is recorded: as it is, by `Display`, as it serialises,
//! or by `Debug`.
//!
//! The attribute writes `of(&expr).telemetry_value()`. Method lookup goes from one type to the one that it dereferences
//! to, and takes the first method whose bounds the value meets.

use std::fmt::{Debug, Display};
use std::ops::Deref;

use serde::Serialize;

use super::{ToValue, Value, serialized};

/// A value to record, before its kind is known.
#[inline]
pub fn of<T: ?Sized>(value: &T) -> NativeValue<'_, T> {
    let text = DisplayValue(SerializedValue(DebugValue(value)));
    NativeValue(JsonValue(JsonReferenceValue(text)))
}

macro_rules! value_probes {
    ($($(#[$doc:meta])* $probe:ident before $next:ident;)+) => {$(
        $(#[$doc])*
        pub struct $probe<'a, T: ?Sized>($next<'a, T>);

        impl<'a, T: ?Sized> Deref for $probe<'a, T> {
            type Target = $next<'a, T>;

            #[inline]
            fn deref(&self) -> &$next<'a, T> {
                &self.0
            }
        }
    )+};
}

value_probes! {
    /// Numbers, booleans, text, and options and pointers of them.
    NativeValue before JsonValue;
    /// `serde_json::Value`, without the crate: what it brings into sight changes what a program infers.
    JsonValue before JsonReferenceValue;
    /// The same behind a reference.
    JsonReferenceValue before DisplayValue;
    /// Everything that has a `Display`.
    DisplayValue before SerializedValue;
    /// Everything that has a `serde::Serialize`: lists and maps of any values, structs.
    SerializedValue before DebugValue;
}

/// Everything else, which has to have a `Debug`.
pub struct DebugValue<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> DebugValue<'a, T> {
    #[inline]
    fn value(&self) -> &'a T {
        self.0
    }
}

impl<'a, T: ToValue + ?Sized> NativeValue<'a, T> {
    /// The value as it is.
    pub fn telemetry_value(&self) -> Value<'a> {
        self.value().to_value()
    }
}

impl<'a, T: Json> JsonValue<'a, T> {
    /// The value as it serialises.
    pub fn telemetry_value(&self) -> Value<'a> {
        serialized(self.value())
    }
}

impl<'a, T: Json> JsonReferenceValue<'a, &T> {
    /// The value as it serialises.
    pub fn telemetry_value(&self) -> Value<'a> {
        serialized(self.value())
    }
}

impl<'a, T: Display> DisplayValue<'a, T> {
    /// The value as `{}` prints it.
    pub fn telemetry_value(&self) -> Value<'a> {
        Value::Display(self.value())
    }
}

impl<'a, T: Serialize> SerializedValue<'a, T> {
    /// The value as it serialises.
    pub fn telemetry_value(&self) -> Value<'a> {
        serialized(self.value())
    }
}

impl<'a, T> DebugValue<'a, T> {
    /// The value as `{:?}` prints it.
    pub fn telemetry_value(&self) -> Value<'a>
    where
        T: Recordable,
    {
        self.value().by_debug()
    }
}

/// A value of JSON or the like: it has a `Display` too, and is not meant to be read as text.
pub trait Json: Serialize + Display + From<bool> + PartialEq<bool> + for<'a> From<&'a str> {}

impl<T: Serialize + Display + From<bool> + PartialEq<bool> + for<'a> From<&'a str>> Json for T {}

/// What can be recorded at all. Asked of the method and not of the type, so that the compiler says
/// what is missing instead of that there is no such method.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be recorded as a field",
    label = "has neither `Display` nor `Debug`, and is no number, boolean or text",
    note = "derive `Debug` for it, or record a part of it: `fields(name = value.part)`"
)]
pub trait Recordable {
    /// The value as `{:?}` prints it.
    fn by_debug(&self) -> Value<'_>;
}

impl<T: Debug> Recordable for T {
    fn by_debug(&self) -> Value<'_> {
        Value::Debug(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // What the attribute writes.
    macro_rules! value_of {
        ($value:expr) => {
            of($value).telemetry_value()
        };
    }

    #[test]
    fn the_most_faithful_form_is_taken() {
        #[derive(Debug)]
        struct OnlyDebug;
        struct Shown;
        impl Display for Shown {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("shown")
            }
        }
        assert!(matches!(value_of!(&7_u16), Value::Uint(7)));
        assert!(matches!(value_of!(&"text"), Value::Text(_)));
        assert!(matches!(value_of!("unsized"), Value::Text(_)));
        assert!(matches!(value_of!(&Shown), Value::Display(_)));
        assert!(matches!(value_of!(&OnlyDebug), Value::Debug(_)));
        assert!(matches!(value_of!(&Some(OnlyDebug)), Value::Debug(_)));
        let json = serde_json::json!({"a": 1});
        assert!(matches!(value_of!(&json), Value::Object(_)));
        assert!(matches!(value_of!(&&json), Value::Object(_)));
        assert!(matches!(value_of!(&Some(json)), Value::Object(_)));
        let paired = ("a", OnlyDebug);
        assert!(matches!(value_of!(&paired), Value::Debug(_)));
        assert!(matches!(value_of!(&("a", 1)), Value::List(_)));
    }

    #[test]
    fn a_bound_of_a_generic_function_is_enough() {
        fn generic<T: Display>(value: &T) -> bool {
            matches!(value_of!(value), Value::Display(_))
        }
        assert!(generic(&3), "only the bound is known inside");
    }
}
