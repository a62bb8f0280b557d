//! What a call of a callsite does: the bits of one word.

/// What a call of a callsite does; a set of bits, so that a call reads one word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gate(u16);

impl Gate {
    /// Never called yet: the callsite is not in the registry.
    pub(crate) const UNSEEN: Self = Self(0);
    /// Registered, and nothing to do: telemetry is not installed, or off.
    pub(crate) const OFF: Self = Self(1);
    /// Count and time the call.
    pub(crate) const ON: Self = Self(1 << 1);
    /// The completion line passes the level filter.
    pub(crate) const LINE: Self = Self(1 << 2);
    /// A success may print a line.
    pub(crate) const SUCCESS: Self = Self(1 << 3);
    /// Lines at `debug` pass: budgets met.
    pub(crate) const DEBUG: Self = Self(1 << 4);
    /// Lines at `error` pass: classified errors.
    pub(crate) const ERROR: Self = Self(1 << 5);
    /// Lines at `info` pass: completed nodes.
    pub(crate) const INFO: Self = Self(1 << 6);
    /// The memory delta comes from the tracking allocator.
    pub(crate) const ALLOC: Self = Self(1 << 7);
    /// The memory delta comes from the resident set.
    pub(crate) const RSS: Self = Self(1 << 8);
    /// Fewer than all successful calls get a line.
    pub(crate) const SAMPLED: Self = Self(1 << 9);
    /// The operation has a budget.
    pub(crate) const BUDGET: Self = Self(1 << 10);
    /// Errors are classified and count towards alerts.
    pub(crate) const CLASSIFY: Self = Self(1 << 11);
    /// The call is a node of a graph.
    pub(crate) const NODE: Self = Self(1 << 12);
    /// Not every call is timed.
    pub(crate) const TIME_SAMPLED: Self = Self(1 << 13);

    #[inline]
    pub(crate) const fn has(self, bits: Self) -> bool {
        self.0 & bits.0 != 0
    }

    /// As a number.
    #[inline]
    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    /// What [`bits`](Self::bits) gave.
    #[inline]
    pub(crate) const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    pub(crate) fn set(&mut self, bits: Self, on: bool) {
        if on {
            self.0 |= bits.0;
        }
    }
}
