//! Every callsite that was called, the operations they belong to, and the settings in force.
//!
//! One lock, taken by the first call of each function and by whoever changes a setting; never by
//! a second call. No code of the user's runs under it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use super::settings::Settings;
use super::{Callsite, Gate};
use crate::clock::{Scale, Ticks};
use crate::cut::cut_at;
use crate::record::local;
use crate::sanitize::sanitize;

/// So many operations are told apart; what comes after is counted under `other`.
pub(crate) const MAX_OPERATIONS: usize = 2_000;

/// Longest name of an operation, in bytes; the rest is cut.
const MAX_NAME: usize = 128;

/// The operation for everything beyond [`MAX_OPERATIONS`].
const OTHER: &str = "other";

/// The module of operations that are measured by hand, and so the `logger` of their lines.
const HAND_MEASURED: &str = "measure_operation";

/// The scale that thresholds were computed with last.
static SCALE_IN_FORCE: AtomicU64 = AtomicU64::new(0);

/// Whether a function was called that has its errors classified.
static CLASSIFIES: AtomicBool = AtomicBool::new(false);

static REGISTRY: LazyLock<Mutex<Registry>> = LazyLock::new(Mutex::default);

/// A named operation: the key of the budget table and of every report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    /// Free of private data: it stands in source code, or was sanitised when it was first used.
    pub(crate) name: &'static str,
    /// The module of the first callsite that bears the name.
    pub(crate) module: &'static str,
}

#[derive(Default)]
pub(crate) struct Registry {
    callsites: Vec<&'static Callsite>,
    operations: Vec<Operation>,
    by_name: HashMap<&'static str, u32>,
    dynamic: HashMap<&'static str, &'static Callsite>,
    settings: Option<Settings>,
}

fn registry() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Enters `callsite` and opens its gate if telemetry is installed; gives the gate.
#[cold]
pub(super) fn register(callsite: &'static Callsite) -> Gate {
    // A call from within the toolkit (a measured allocator, say) must not wait for a lock that
    // its own thread holds; it stays unseen until a call from outside.
    local::outside_runtime(|| registry().add(callsite)).unwrap_or(Gate::OFF)
}

/// Puts settings into force, for the callsites that are known and for those to come.
pub(crate) fn put_in_force(settings: Settings) {
    local::inside_runtime(|| {
        let mut registry = registry();
        registry.settings = Some(settings);
        if registry
            .callsites
            .iter()
            .any(|known| known.declared.classify)
        {
            CLASSIFIES.store(true, Ordering::Relaxed);
        }
        registry.refresh();
    });
}

/// Changes the settings in force; `None` when telemetry is not installed.
pub(crate) fn change<T>(edit: impl FnOnce(&mut Settings) -> T) -> Option<T> {
    local::inside_runtime(|| {
        let mut registry = registry();
        let changed = edit(registry.settings.as_mut()?);
        registry.refresh();
        Some(changed)
    })
}

/// Reads the settings in force; `None` when telemetry is not installed.
pub(crate) fn with_settings<T>(read: impl FnOnce(&Settings) -> T) -> Option<T> {
    local::inside_runtime(|| registry().settings.as_ref().map(read))
}

/// Whether a function was called that has its errors classified.
pub(crate) fn classifies() -> bool {
    CLASSIFIES.load(Ordering::Relaxed)
}

/// Adds the callsites that were registered since `known` had its length.
pub(crate) fn callsites_since(known: &mut Vec<&'static Callsite>) {
    let registry = registry();
    known.extend_from_slice(registry.callsites.get(known.len()..).unwrap_or_default());
}

/// Adds the operations that were named since `known` had its length.
pub(crate) fn operations_since(known: &mut Vec<Operation>) {
    let registry = registry();
    known.extend_from_slice(registry.operations.get(known.len()..).unwrap_or_default());
}

/// The callsite of an operation whose name is known only at run time; `None` before telemetry is
/// installed, when nothing would be measured anyway.
pub(crate) fn dynamic(name: &str) -> Option<&'static Callsite> {
    static REST: Callsite = Callsite::named(OTHER, HAND_MEASURED).classify();
    let mut registry = registry();
    registry.settings.as_ref()?;
    if let Some(callsite) = registry.dynamic.get(name) {
        return Some(callsite);
    }
    if registry.dynamic.len() >= MAX_OPERATIONS {
        return Some(&REST);
    }
    // Lives as long as the program, as a function's own callsite does; bounded by the check above.
    let shown = Box::leak(sanitize(name).into_owned().into_boxed_str());
    let callsite: &'static Callsite =
        Box::leak(Box::new(Callsite::named(shown, HAND_MEASURED).classify()));
    let name = Box::leak(Box::<str>::from(name));
    registry.dynamic.insert(name, callsite);
    Some(callsite)
}

impl Registry {
    fn add(&mut self, callsite: &'static Callsite) -> Gate {
        // Another thread may have been first.
        let gate = callsite.live.gate();
        if gate != Gate::UNSEEN {
            return gate;
        }
        let operation = self.operation_of(callsite);
        callsite.live.enter(operation, self.callsites.len() as u32);
        self.callsites.push(callsite);
        if callsite.declared.classify && self.settings.is_some() {
            CLASSIFIES.store(true, Ordering::Relaxed);
        }
        self.refresh_one(callsite)
    }

    fn operation_of(&mut self, callsite: &Callsite) -> u32 {
        let mut name = callsite.name.operation();
        name.truncate(cut_at(&name, MAX_NAME).len());
        if let Some(known) = self.by_name.get(name.as_str()) {
            return *known;
        }
        if self.operations.len() >= MAX_OPERATIONS {
            if let Some(other) = self.by_name.get(OTHER) {
                return *other;
            }
            OTHER.clone_into(&mut name);
        }
        let name: &'static str = name.leak();
        let index = self.operations.len() as u32;
        self.operations.push(Operation {
            name,
            module: callsite.module,
        });
        self.by_name.insert(name, index);
        index
    }

    fn refresh(&mut self) {
        SCALE_IN_FORCE.store(Scale::current().to_bits(), Ordering::Relaxed);
        for index in 0..self.callsites.len() {
            self.refresh_one(self.callsites[index]);
        }
    }

    fn refresh_one(&mut self, callsite: &'static Callsite) -> Gate {
        let operation = &self.operations[callsite.operation() as usize];
        match &self.settings {
            None => {
                callsite.live.set_gate(Gate::OFF);
                Gate::OFF
            }
            Some(settings) => {
                let in_force = settings.in_force(callsite, operation.name);
                let threshold = threshold(in_force.budget_ns);
                callsite.live.put_in_force(&in_force, threshold);
                in_force.gate
            }
        }
    }
}

/// Computes the thresholds anew if it has turned out that a tick is longer or shorter than was known when
/// they were, by more than a part of their margin.
pub(crate) fn follow_scale() {
    if Scale::current().differs(SCALE_IN_FORCE.load(Ordering::Relaxed)) {
        change(|_| ());
    }
}

/// The ticks from which on a call may be over budget. The scale gets better while the program runs, so
/// it leaves a margin; whoever exceeds it is judged in nanoseconds.
fn threshold(budget_ns: u64) -> u64 {
    let ticks = Scale::current().ticks(budget_ns);
    if ticks == Ticks::LONGEST {
        ticks
    } else {
        ticks - ticks / 64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callsites_of_one_name_are_one_operation() {
        static FIRST: Callsite = Callsite::named("same", "app::a");
        static SECOND: Callsite = Callsite::named("same", "app::b");
        let mut registry = Registry::default();
        registry.add(&FIRST);
        registry.add(&SECOND);
        assert_eq!(FIRST.operation(), SECOND.operation());
        assert_eq!(registry.operations[0].module, "app::a");
    }

    #[test]
    fn operations_beyond_the_bound_share_one_name() {
        let mut registry = Registry::default();
        for index in 0..MAX_OPERATIONS + 10 {
            let name: &'static str = format!("op-{index}").leak();
            registry.add(Box::leak(Box::new(Callsite::named(name, "app"))));
        }
        assert_eq!(registry.operations.len(), MAX_OPERATIONS + 1);
        assert_eq!(registry.operations[MAX_OPERATIONS].name, OTHER);
    }
}
