//! What is seen of a function's result.

use super::failure::Failure;
use super::local::Inside;
use super::value::Value;
use super::wire::Fields;
use crate::fence::fenced;
use crate::outcome::Outcome;

/// What was seen of a function's result.
pub struct Seen {
    pub(super) outcome: Outcome,
    pub(super) error: Option<Box<Failure>>,
    /// `output_state_keys` of a node.
    pub(in crate::record) output_keys: Fields,
    /// Fields that were added while the call ran.
    pub(super) fields: Fields,
}

impl Seen {
    /// Nothing went wrong.
    pub const OK: Self = Self {
        outcome: Outcome::Ok,
        error: None,
        output_keys: Fields::EMPTY,
        fields: Fields::EMPTY,
    };
    /// Something did, and nothing more is told of it.
    pub(super) const ERROR: Self = Self {
        outcome: Outcome::Error,
        error: None,
        output_keys: Fields::EMPTY,
        fields: Fields::EMPTY,
    };

    pub(super) fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            ..Self::OK
        }
    }

    /// A node's new state, by its keys.
    pub(in crate::record) fn node(keys: &Value<'_>) -> Self {
        let mut output_keys = Fields::default();
        output_keys.put("output_state_keys", keys);
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
pub(super) fn observed(_: &Inside<'_>, look: impl FnOnce() -> Seen) -> Seen {
    fenced(look).unwrap_or(Seen::ERROR)
}
