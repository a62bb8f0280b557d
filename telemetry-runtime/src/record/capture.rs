//! What a call carries besides its figures: captured fields, its request, its node state.

use std::sync::{Arc, Mutex};

use super::block::Notes;
use super::breakdown::Breakdown;
use super::context::{Trace, current_trace, swap_trace};
use super::frame::Flags;
use super::frames::Place;
use super::local::{self, Inside, Local};
use super::unwinding::Unwinding;
use super::value::{ToValue, Value};
use super::wire::{self, Fields};
use crate::fence::fenced;

/// The parts of a call that most calls do without.
#[derive(Debug, Default)]
pub(crate) struct Extra {
    pub(super) fields: Fields,
    /// What a node's lines have: `input_state_keys`, and the state itself.
    pub(super) input_keys: Fields,
    pub(super) input_state: Fields,
    /// The request and trace of this call and of what it calls, where they differ from the caller's.
    pub(super) trace: Option<Arc<Trace>>,
    /// The caller's trace, while this call's own is attached.
    pub(super) outer_trace: Option<Arc<Trace>>,
    /// What ran inside a future's earlier polls, if it has a budget.
    pub(super) breakdown: Option<Breakdown>,
    /// Fields that a block of code adds while it runs.
    pub(super) notes: Option<Arc<Mutex<Notes>>>,
    /// The resident set when the call began.
    pub(super) resident: Option<u64>,
}

impl Extra {
    /// Makes the call's own trace, if it has one, that of the thread.
    pub(super) fn attach_trace(&mut self, local: &Inside<'_>) {
        if let Some(trace) = &self.trace {
            self.outer_trace = swap_trace(local, Some(trace.clone()));
        }
    }

    /// Gives the thread back the trace that it had.
    pub(super) fn detach_trace(&mut self, local: &Inside<'_>) {
        if self.trace.is_some() {
            swap_trace(local, self.outer_trace.take());
        }
    }
}

/// Takes what the attribute's arguments name: `fields(…)`, `request_id`, `state`.
pub struct Capture<'a> {
    local: &'a Local,
    extra: &'a mut Extra,
}

impl Capture<'_> {
    /// Records a named value.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "expanded code has the value in hand"
    )]
    pub fn field(&mut self, name: &str, value: Value<'_>) {
        let _inside = self.local.enter_runtime();
        self.extra.fields.put(name, &value);
    }

    /// Names the request that this call belongs to; a null names none.
    pub fn request_id(&mut self, value: Value<'_>) {
        let local = self.local.enter_runtime();
        let text = match value {
            Value::Text(text) | Value::Cut(text, _) => text.into_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Uint(value) => value.to_string(),
            Value::Int128(value) => value.to_string(),
            Value::Uint128(value) => value.to_string(),
            Value::Float(value) => value.to_string(),
            Value::Display(value) => wire::formatted(format_args!("{value}"), 1_024).0,
            Value::Debug(value) => wire::formatted(format_args!("{value:?}"), 1_024).0,
            Value::Null
            | Value::Duration(_)
            | Value::List(_)
            | Value::Object(_)
            | Value::Part(..) => return,
        };
        let outer = current_trace(&local);
        self.extra.trace = Some(Arc::new(Trace::with_request_id(&text, outer.as_deref())));
    }

    /// Notes the state that goes into a node: its keys, and what it holds.
    pub(in crate::record) fn state(
        &mut self,
        keys: impl FnOnce() -> Value<'static>,
        summary: impl FnOnce(&mut dyn FnMut(&str, Value<'_>)),
    ) {
        let _inside = self.local.enter_runtime();
        let extra = &mut *self.extra;
        extra.input_keys.put("input_state_keys", &keys());
        summary(&mut |key, value| extra.input_state.put(key, &value));
    }
}

/// Runs the capturing code of an attribute; what panics in it stays in it.
pub(super) fn capture_into(
    local: &Local,
    extra: &mut Extra,
    capture: impl FnOnce(&mut Capture<'_>),
) {
    let unwinding = Unwinding::now(local);
    if fenced(|| capture(&mut Capture { local, extra })).is_none() {
        unwinding.settle(local);
        extra
            .fields
            .put("capture", &Value::Text("<panicked>".into()));
    }
}

/// Adds a field to the line of the innermost measured call that runs on this thread: what is only
/// known while it runs. Does nothing where none does.
///
/// ```
/// use telemetry_runtime::{measured, record};
///
/// #[measured]
/// fn search(query: &str) -> Vec<String> {
///     let hits = vec![query.to_owned()];
///     record("hits", hits.len());
///     hits
/// }
/// # search("x");
/// ```
pub fn record(name: &str, value: impl ToValue) {
    local::with(|local| {
        let Some(local) = local.enter_from_outside() else {
            return;
        };
        let Some(innermost) = local.innermost() else {
            return;
        };
        // User code, which may end other calls on this thread; it sees the mark and adds nothing.
        let value = value.to_value();
        let mut added = local.added.take();
        added.put(innermost, name, &value);
        local.added.set(added);
        local.change_flags(innermost, |flags| flags.with(Flags::ADDED));
    });
}

/// Fields that were added to calls while they run, each call's under its place.
#[derive(Debug, Default)]
pub(crate) struct Added(Vec<(Place, Fields)>);

impl Added {
    pub(super) const NONE: Self = Self(Vec::new());

    fn put(&mut self, place: Place, name: &str, value: &Value<'_>) {
        let known = self.0.iter_mut().rev().find(|(of, _)| *of == place);
        if let Some((_, fields)) = known {
            fields.put(name, value);
        } else {
            let mut fields = Fields::default();
            fields.put(name, value);
            self.0.push((place, fields));
        }
    }

    /// Takes the fields of one call.
    pub(super) fn take(&mut self, place: Place) -> Option<Fields> {
        let at = self.0.iter().rposition(|(of, _)| *of == place)?;
        Some(self.0.remove(at).1)
    }
}
