//! Picks, at compile time, how a user's value is recorded: as it is, by `Display`, as it serialises,
//! or by `Debug`.
//!
//! The attribute writes `(&&&&&&Of(&expr)).telemetry_value()`. Method lookup takes the first trait
//! that fits: the one with the most references whose bounds the type meets.

use std::fmt::{Debug, Display};

use serde::Serialize;

use super::{ToValue, Value, serialized};

/// A value to record, before its kind is known.
pub struct Of<'a, T: ?Sized>(pub &'a T);

/// Numbers, booleans, text, and options and pointers of them.
pub trait NativeValue<'a> {
    /// The value as it is.
    fn telemetry_value(&self) -> Value<'a>;
}

impl<'a, T: ToValue + ?Sized> NativeValue<'a> for &&&&&Of<'a, T> {
    fn telemetry_value(&self) -> Value<'a> {
        self.0.to_value()
    }
}

/// A value of JSON or the like: it has a `Display` too, and is not meant to be read as text.
pub trait Json: Serialize + Display + From<bool> + PartialEq<bool> + for<'a> From<&'a str> {}

impl<T: Serialize + Display + From<bool> + PartialEq<bool> + for<'a> From<&'a str>> Json for T {}

/// `serde_json::Value`, without the crate: what it brings into sight changes what a program infers.
pub trait JsonValue<'a> {
    /// The value as it serialises.
    fn telemetry_value(&self) -> Value<'a>;
}

impl<'a, T: Json> JsonValue<'a> for &&&&Of<'a, T> {
    fn telemetry_value(&self) -> Value<'a> {
        serialized(self.0)
    }
}

/// The same behind a reference.
pub trait JsonReferenceValue<'a> {
    /// The value as it serialises.
    fn telemetry_value(&self) -> Value<'a>;
}

impl<'a, T: Json> JsonReferenceValue<'a> for &&&Of<'a, &T> {
    fn telemetry_value(&self) -> Value<'a> {
        serialized(self.0)
    }
}

/// Everything that has a `Display`.
pub trait DisplayValue<'a> {
    /// The value as `{}` prints it.
    fn telemetry_value(&self) -> Value<'a>;
}

impl<'a, T: Display> DisplayValue<'a> for &&Of<'a, T> {
    fn telemetry_value(&self) -> Value<'a> {
        Value::Display(self.0)
    }
}

/// Everything that has a `serde::Serialize`: lists and maps of any values, structs.
pub trait SerializedValue<'a> {
    /// The value as it serialises.
    fn telemetry_value(&self) -> Value<'a>;
}

impl<'a, T: Serialize> SerializedValue<'a> for &Of<'a, T> {
    fn telemetry_value(&self) -> Value<'a> {
        serialized(self.0)
    }
}

/// Everything else, which has to have a `Debug`.
pub trait DebugValue<'a> {
    /// The type of the value.
    type Type;

    /// The value as `{:?}` prints it.
    fn telemetry_value(&self) -> Value<'a>
    where
        Self::Type: Recordable;
}

impl<'a, T> DebugValue<'a> for Of<'a, T> {
    type Type = T;

    fn telemetry_value(&self) -> Value<'a>
    where
        T: Recordable,
    {
        self.0.by_debug()
    }
}

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

    // What the attribute writes, references and all.
    macro_rules! value_of {
        ($value:expr) => {
            (&&&&&&Of($value)).telemetry_value()
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
