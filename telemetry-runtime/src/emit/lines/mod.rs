//! What each line says: completions and events from records, counts and verdicts.

mod call;
mod names;
mod own;
mod templates;

use std::borrow::Cow;
use std::time::Duration;

pub(crate) use self::call::Told;
pub(crate) use self::names::Names;
pub(crate) use self::own::{alert, losses, said, summary};
pub(crate) use self::templates::{CallIds, Templates};
use crate::callsite::level::Level;
use crate::callsite::registry;
use crate::record::value::Value;

/// Whether a line of `level` from `module` passes the filter in force.
pub(crate) fn registry_passes(module: &str, level: Level) -> bool {
    registry::with_settings(|settings| settings.passes(module, level)).unwrap_or(false)
}

/// The monotonic reading as the time that the judges count in.
pub(crate) fn judged_at(reading: u64) -> Duration {
    Duration::from_nanos(reading)
}

fn text<'a>(name: &'static str, value: &'static str) -> (Cow<'a, str>, Value<'a>) {
    (name.into(), Value::Text(value.into()))
}

fn owned<'a>(name: &'static str, value: String) -> (Cow<'a, str>, Value<'a>) {
    (name.into(), Value::Text(value.into()))
}
