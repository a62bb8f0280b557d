//! Measuring a block of code by hand, where there is no function to annotate.

use std::error::Error;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::failure::Failure;
use super::future::{Captured, future_captured, unmeasured};
use super::guard::{Guard, enter_any};
use super::local::{self, RECENT_NAMES};
use super::seen::Seen;
use super::value::ToValue;
use super::wire::Fields;
use crate::callsite::{Callsite, registry};
use crate::outcome::Outcome;

/// Measures a block: what `#[measured]` does for a function, under a name of your own.
///
/// The block ends when the [`Operation`] is dropped. Names are the keys of budgets and reports, so
/// there should be few; beyond 2,000 they are counted under `other`. The lines' `logger` is
/// `measure_operation`.
///
/// ```
/// use telemetry_runtime::measure_operation;
///
/// let mut operation = measure_operation("parse_header");
/// operation.field("bytes", 512);
/// if let Err(error) = "x".parse::<u8>() {
///     operation.fail(&error);
/// }
/// drop(operation); // here it is counted, and its line is printed
/// ```
#[must_use = "the block is measured until the operation is dropped"]
pub fn measure_operation(name: &str) -> Operation {
    Operation {
        guard: callsite(name).map(enter_any),
        notes: Notes::default(),
    }
}

/// Measures a future under a name of your own; `body` gets a handle to add fields and errors.
///
/// ```
/// use telemetry_runtime::measure_future;
///
/// # async fn fetch() -> Result<Vec<u8>, std::io::Error> { Ok(Vec::new()) }
/// # async fn example() {
/// let fetched = measure_future("fetch", |operation| async move {
///     let fetched = fetch().await;
///     match &fetched {
///         Ok(body) => operation.field("bytes", body.len()),
///         Err(error) => operation.fail(error),
///     }
///     fetched
/// })
/// .await;
/// # drop(fetched);
/// # }
/// ```
pub fn measure_future<F: Future>(
    name: &str,
    body: impl FnOnce(OperationHandle) -> F,
) -> impl Future<Output = F::Output> {
    let handle = OperationHandle::default();
    let body = body(handle.clone());
    let callsite = callsite(name);
    let captured = Captured::noted(Arc::clone(&handle.notes));
    let observe = move |_: &F::Output| handle.seen();
    match callsite {
        Some(callsite) => future_captured(callsite, captured, observe, body),
        None => unmeasured(observe, body),
    }
}

/// The callsite of a name; `None` while telemetry is not installed, or is itself at work on this
/// thread. The registry's lock is taken once for each name on each thread, or nearly so.
fn callsite(name: &str) -> Option<&'static Callsite> {
    local::with(|local| {
        let local = local.enter_from_outside()?;
        let recent = &local.recent_names[slot(name)];
        match recent.get() {
            Some(callsite) if callsite.name() == Some(name) => Some(callsite),
            _ => {
                let callsite = registry::dynamic(name)?;
                recent.set(Some(callsite));
                Some(callsite)
            }
        }
    })
}

/// Where a name is remembered: FNV-1a, folded to the number of places.
fn slot(name: &str) -> usize {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32) as usize % RECENT_NAMES
}

/// A block that is being measured; made by [`measure_operation`].
#[must_use = "the block is measured until the operation is dropped"]
pub struct Operation {
    guard: Option<Guard>,
    notes: Notes,
}

impl Operation {
    /// Records a named value on the block's line.
    pub fn field(&mut self, name: &str, value: impl ToValue) -> &mut Self {
        self.notes.field(name, &value);
        self
    }

    /// The block failed with this error: it is classified, logged, and counts towards its alert.
    pub fn fail(&mut self, error: &(dyn Error + 'static)) {
        self.notes.fail(error);
    }
}

impl Drop for Operation {
    fn drop(&mut self) {
        let Some(guard) = self.guard.take() else {
            return;
        };
        let Notes { fields, error } = std::mem::take(&mut self.notes);
        guard.finish_with(|outcome| {
            // A block that is left by a panic has panicked, whatever was noted before.
            let seen = match error.filter(|_| outcome == Outcome::Ok) {
                Some(error) => Seen::failed(error),
                None => Seen::of(outcome),
            };
            seen.with_fields(fields)
        });
    }
}

/// Adds fields and errors to a future that is being measured; made by [`measure_future`].
#[derive(Clone, Default)]
pub struct OperationHandle {
    notes: Arc<Mutex<Notes>>,
}

impl OperationHandle {
    /// Records a named value on the future's line.
    pub fn field(&self, name: &str, value: impl ToValue) {
        // The value is shown before the lock is taken: it may use this handle itself.
        local::inside_runtime(|| {
            let mut fields = Fields::default();
            fields.put(name, &value.to_value());
            self.notes().fields.append(&fields);
        });
    }

    /// The future failed with this error: it is classified, logged, and counts towards its alert.
    pub fn fail(&self, error: &(dyn Error + 'static)) {
        local::inside_runtime(|| {
            let failure = Failure::of_dyn(error);
            self.notes().error = Some(failure);
        });
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the notes make of a future that has finished.
    fn seen(&self) -> Seen {
        let error = self.notes().error.take();
        error.map_or(Seen::OK, Seen::failed)
    }
}

/// What was noted of a block while it ran.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(super) fields: Fields,
    error: Option<Failure>,
}

impl Notes {
    fn field(&mut self, name: &str, value: &impl ToValue) {
        local::inside_runtime(|| self.fields.put(name, &value.to_value()));
    }

    fn fail(&mut self, error: &(dyn Error + 'static)) {
        local::inside_runtime(|| self.error = Some(Failure::of_dyn(error)));
    }
}
