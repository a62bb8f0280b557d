//! Whether a call is left by a panic, also while its thread unwinds from another one.
//!
//! A call that began before any panic has panicked if its thread unwinds when it is dropped. In a
//! destructor that runs because of a panic the thread unwinds all along: there the panics are
//! counted that began during the call. Such a panic is taken for that of the first guard that is
//! dropped after it. Whether it goes on through the guards around that one, or was caught under one
//! of them, nobody can tell, and they stay `ok`. A future knows: its poll returns, or does not.

use std::thread;

use super::frame::{Began, Flags};
use super::local::Local;
use crate::outcome::Outcome;

/// What a call remembers of its beginning: the panics of its thread, if that was unwinding.
#[derive(Clone, Copy)]
pub(super) struct Unwinding(Option<u32>);

impl Unwinding {
    #[inline]
    pub(super) fn now(local: &Local) -> Self {
        Self(thread::panicking().then(|| local.panics.get()))
    }

    /// What the call remembers that has this frame.
    pub(super) fn of(began: &Began) -> Self {
        let was_unwinding = began.head.flags().has(Flags::UNWINDING);
        Self(was_unwinding.then_some(began.panics))
    }

    /// The panics so far, if the thread was unwinding.
    pub(super) fn panics(self) -> Option<u32> {
        self.0
    }

    /// The outcome of a call that ends without a result: by a panic, or not.
    #[inline]
    pub(super) fn outcome_at_drop(self, local: &Local) -> Outcome {
        let panicked = thread::panicking()
            && match self.0 {
                None => true,
                // What this call was left by is not counted again for those around it.
                Some(before) => local.panics.replace(before) != before,
            };
        if panicked {
            Outcome::Panicked
        } else {
            Outcome::Ok
        }
    }

    /// The call's own end is known: what panicked during it says nothing of those around it.
    #[inline]
    pub(super) fn settle(self, local: &Local) {
        if let Some(before) = self.0 {
            local.panics.set(before);
        }
    }
}

impl Local {
    /// Counts a panic of this thread; those in the toolkit's own work are caught there.
    pub(crate) fn note_panic(&self) {
        if !self.is_inside() {
            self.panics.set(self.panics.get().wrapping_add(1));
        }
    }
}
