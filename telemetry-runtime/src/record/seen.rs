//! What is seen of a function's result.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::failure::Failure;
use super::local::Local;
use crate::outcome::Outcome;

/// What was seen of a function's result.
pub struct Seen {
    pub(super) outcome: Outcome,
    pub(super) error: Option<Box<Failure>>,
    /// Encoded `output_state_keys` of a node.
    pub(super) output_keys: Vec<u8>,
    /// Encoded fields that were added while the call ran.
    pub(super) fields: Vec<u8>,
}

impl Seen {
    /// Nothing went wrong.
    pub const OK: Self = Self {
        outcome: Outcome::Ok,
        error: None,
        output_keys: Vec::new(),
        fields: Vec::new(),
    };
    /// Something did, and nothing more is told of it.
    pub(super) const ERROR: Self = Self {
        outcome: Outcome::Error,
        error: None,
        output_keys: Vec::new(),
        fields: Vec::new(),
    };

    pub(super) fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            ..Self::OK
        }
    }

    pub(super) fn node(output_keys: Vec<u8>) -> Self {
        Self {
            output_keys,
            ..Self::OK
        }
    }

    pub(super) fn failed(error: Failure) -> Self {
        Self {
            error: Some(Box::new(error)),
            ..Self::ERROR
        }
    }
}

/// Looks at a result; a panic in the user's part of that (`ok_if`, say) counts as an error.
#[inline]
pub(super) fn observed(local: &Local, look: impl FnOnce() -> Seen) -> Seen {
    let _inside = local.enter_runtime();
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|panic| {
        std::mem::forget(panic); // its own `Drop` may panic as well
        Seen::ERROR
    })
}
