//! What is seen of a function's result.

use super::failure::Failure;
use super::local;
use super::unwinding::Unwinding;
use super::value::Value;
use super::wire::Fields;
use crate::fence::fenced;
use crate::outcome::Outcome;

/// What was seen of a function's result.
pub struct Seen {
    pub(super) outcome: Outcome,
    /// Most results have none.
    detail: Option<Box<Detail>>,
}

/// What the lines say of a result.
#[derive(Default)]
pub(super) struct Detail {
    pub(super) error: Option<Failure>,
    /// `output_state_keys` of a node.
    pub(super) output_keys: Fields,
    /// Fields that were added while the call ran.
    pub(super) fields: Fields,
}

impl Seen {
    /// Nothing went wrong.
    pub const OK: Self = Self {
        outcome: Outcome::Ok,
        detail: None,
    };
    /// Something did, and nothing more is told of it.
    pub(super) const ERROR: Self = Self {
        outcome: Outcome::Error,
        detail: None,
    };

    pub(super) const fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            detail: None,
        }
    }

    /// A node's new state, by its keys.
    pub(in crate::record) fn node(keys: &Value<'_>) -> Self {
        Self::OK.with(|detail| detail.output_keys.put("output_state_keys", keys))
    }

    pub(super) fn failed(error: Failure) -> Self {
        Self::ERROR.with(|detail| detail.error = Some(error))
    }

    /// The same with fields that were added while the call ran.
    pub(super) fn with_fields(self, fields: Fields) -> Self {
        if fields == Fields::EMPTY {
            return self;
        }
        self.with(|detail| detail.fields = fields)
    }

    #[cfg(test)]
    pub(in crate::record) fn output_keys(&self) -> &Fields {
        self.detail
            .as_ref()
            .map_or(const { &Fields::EMPTY }, |detail| &detail.output_keys)
    }

    #[cfg(test)]
    pub(super) fn error(&self) -> Option<&Failure> {
        self.detail.as_ref()?.error.as_ref()
    }

    /// Whether nothing is to be told but the success.
    #[inline]
    pub(super) fn is_plain_ok(&self) -> bool {
        self.outcome == Outcome::Ok && self.detail.is_none()
    }

    /// Whether nothing but the outcome is known.
    pub(super) fn tells_nothing(&self) -> bool {
        self.detail.is_none()
    }

    pub(super) fn into_detail(self) -> Detail {
        self.detail.map(|detail| *detail).unwrap_or_default()
    }

    fn with(mut self, set: impl FnOnce(&mut Detail)) -> Self {
        set(self.detail.get_or_insert_default());
        self
    }
}

/// Looks at a result, as work of the toolkit's; a panic in the user's part of that (`ok_if`, say) counts
/// as an error.
pub(super) fn observed(look: impl FnOnce() -> Seen) -> Seen {
    local::inside_runtime(|| {
        let before = local::with(Unwinding::now);
        fenced(look).unwrap_or_else(|| {
            // It ends here, and says nothing of the calls around.
            local::with(|local| before.settle(local));
            Seen::ERROR
        })
    })
}
