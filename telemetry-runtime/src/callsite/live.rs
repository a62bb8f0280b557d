//! What changes of a callsite while the program runs.
//!
//! It is written under the registry's lock, the gate last, and read without.

use super::gate::Gate;
use crate::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};

/// In this order, so that a call that prints nothing touches one line of the cache.
#[repr(C)]
pub(crate) struct Live {
    // Read by every call, written when a setting changes.
    pub(crate) gate: AtomicU16,
    /// Of 2 to this power calls one is timed.
    pub(crate) time_shift: AtomicU8,
    pub(crate) operation: AtomicU32,
    /// In ticks, a little less than the budget: what takes longer is looked at closely.
    pub(crate) threshold: AtomicU64,
    // Read by calls that have something to tell.
    pub(crate) budget_ns: AtomicU64,
    pub(crate) sample: AtomicU32,
    pub(crate) id: AtomicU32,
}

/// What a callsite does under some settings.
pub(crate) struct InForce {
    pub(crate) gate: Gate,
    pub(crate) budget_ns: u64,
    pub(crate) sample: u32,
    pub(crate) time_shift: u8,
}

impl Live {
    /// What a call has to do.
    #[inline]
    pub(crate) fn gate(&self) -> Gate {
        // Acquire: whoever sees an open gate sees the operation and the budget behind it.
        Gate::from_bits(self.gate.load(Ordering::Acquire))
    }

    /// Opens or shuts the gate.
    pub(crate) fn set_gate(&self, gate: Gate) {
        // Release: whoever sees the gate sees what was stored before.
        self.gate.store(gate.bits(), Ordering::Release);
    }

    /// Says what the callsite is, before its gate is opened.
    pub(crate) fn enter(&self, operation: u32, id: u32) {
        self.operation.store(operation, Ordering::Relaxed);
        self.id.store(id, Ordering::Relaxed);
    }

    /// Puts settings into force; `threshold` is the budget in ticks. A call that runs may see some of the
    /// old ones and some of the new: each of them is one that was in force.
    pub(crate) fn put_in_force(&self, settings: &InForce, threshold: u64) {
        self.budget_ns.store(settings.budget_ns, Ordering::Relaxed);
        self.threshold.store(threshold, Ordering::Relaxed);
        self.sample.store(settings.sample, Ordering::Relaxed);
        self.time_shift
            .store(settings.time_shift, Ordering::Relaxed);
        self.set_gate(settings.gate);
    }
}
