//! How a call ended.

/// How a call ended: every call has exactly one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Outcome {
    /// The function returned, and not with an error.
    Ok = 0,
    /// The function returned an `Err`, or `ok_if` / `error_if` said that it failed.
    Error = 1,
    /// A panic left the function.
    Panicked = 2,
    /// The future was dropped before it finished.
    Cancelled = 3,
}

impl Outcome {
    /// All outcomes, in the order of their codes.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Error, Self::Panicked, Self::Cancelled];

    /// The word that stands in the field `outcome`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Error => "error",
            Self::Panicked => "panicked",
            Self::Cancelled => "cancelled",
        }
    }

    /// The outcome with this code; codes that are none wrap around.
    pub(crate) const fn from_code(code: u64) -> Self {
        Self::ALL[(code & 3) as usize]
    }
}
