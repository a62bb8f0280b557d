//! What is kept of a call while it runs on a thread: a frame of eight words.
//!
//! The words are atomics because whoever counts the calls that are running reads their first one from
//! another thread. Only the owner writes them, with plain stores.

use crate::callsite::Gate;
use crate::clock::Ticks;
use crate::outcome::Outcome;
use crate::sync::atomic::{AtomicU64, Ordering};

/// What a call does and what has become of it: the bits of its gate, and some of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flags(u32);

impl Flags {
    pub(super) const NONE: Self = Self(0);
    /// It has an `Extra`.
    pub(super) const RICH: Self = Self(1 << 16);
    /// Fields were added to it while it ran.
    pub(super) const ADDED: Self = Self(1 << 17);
    /// It is a span of a trace.
    pub(super) const SPAN: Self = Self(1 << 18);
    /// Calls inside it were noted when the log was folded, for its breakdown.
    pub(super) const NOTED: Self = Self(1 << 19);
    /// Its thread was unwinding when it began.
    pub(super) const UNWINDING: Self = Self(1 << 20);
    /// A success gets no line: the sample was drawn at the beginning.
    pub(super) const UNDRAWN: Self = Self(1 << 21);
    /// A future that is polled for the first time, and may yet capture its values.
    pub(super) const FRESH: Self = Self(1 << 22);
    /// It has ended, below others that have not: its guard was dropped out of order.
    pub(super) const GONE: Self = Self(1 << 23);
    /// That it runs was written into a log; the frame does not count.
    pub(super) const ANNOUNCED: Self = Self(1 << 24);

    /// A future.
    pub(super) const FUTURE: Self = Self(1 << 27);
    /// A future that was never polled, and is dropped.
    pub(super) const UNPOLLED: Self = Self(1 << 28);

    /// The entry says that a call runs, not that one has ended.
    pub(super) const ANNOUNCES: Self = Self(1 << 25);
    /// It took longer than its budget.
    pub(super) const OVER_BUDGET: Self = Self(1 << 26);
    /// It is not timed; its readings are those of the coarse clock.
    pub(super) const UNTIMED: Self = Self(1 << 29);

    /// An entry with one of these says more than that a call has ended.
    pub(super) const UNUSUAL: Self = Self(
        Self::ANNOUNCES.0
            | Self::ANNOUNCED.0
            | Self::OVER_BUDGET.0
            | Self::UNTIMED.0
            | Gate::TIME_SAMPLED.bits() as u32,
    );
    /// Where the code of the outcome stands.
    const OUTCOME_SHIFT: u32 = 30;

    /// With one of these, the end of a call has more to do than to count it.
    const TO_TELL: Self = Self(
        Gate::SUCCESS.bits() as u32
            | Self::RICH.0
            | Self::ADDED.0
            | Self::SPAN.0
            | Self::NOTED.0
            | Self::UNWINDING.0
            | Self::UNTIMED.0
            | Gate::TIME_SAMPLED.bits() as u32,
    );

    #[inline]
    pub(super) const fn of(gate: Gate) -> Self {
        Self(gate.bits() as u32)
    }

    /// The bits of the gate.
    #[inline]
    pub(super) const fn gate(self) -> Gate {
        Gate::from_bits(self.0 as u16)
    }

    #[inline]
    pub(super) const fn has(self, bits: Self) -> bool {
        self.0 & bits.0 != 0
    }

    #[inline]
    pub(super) const fn with(self, bits: Self) -> Self {
        Self(self.0 | bits.0)
    }

    #[inline]
    pub(super) const fn without(self, bits: Self) -> Self {
        Self(self.0 & !bits.0)
    }

    /// Of [`TO_TELL`](Self::TO_TELL), what a poll does not look at.
    #[inline]
    pub(super) const fn of_a_poll(self) -> Self {
        Self(self.0 & !(Gate::SUCCESS.bits() as u32))
    }

    /// Whether the end has more to do than to count.
    #[inline]
    pub(super) const fn is_to_be_told(self) -> bool {
        self.has(Self::TO_TELL)
    }

    /// Whether there is nothing more to do than to count, and at most to close a span.
    #[inline]
    pub(super) const fn is_span_at_most(self) -> bool {
        self.0 & Self::TO_TELL.0 & !Self::SPAN.0 == 0
    }

    #[inline]
    pub(super) const fn with_outcome(self, outcome: Outcome) -> Self {
        Self(self.0 | (outcome as u32) << Self::OUTCOME_SHIFT)
    }

    #[inline]
    pub(super) const fn outcome(self) -> Outcome {
        Outcome::from_code((self.0 >> Self::OUTCOME_SHIFT) as u64)
    }
}

/// The first word of a frame and of an entry of the log: the operation (24 bits), a number (8 bits), and
/// the flags. The number of a frame is how many entries the log held when the call began, that of an
/// entry how many calls it stands for, as a power of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head(u64);

impl Head {
    #[inline]
    pub(super) const fn new(operation: u32, mark: u32, flags: Flags) -> Self {
        Self(operation as u64 | (mark as u64) << 24 | (flags.0 as u64) << 32)
    }

    pub(super) const fn from_raw(word: u64) -> Self {
        Self(word)
    }

    #[inline]
    pub(super) const fn raw(self) -> u64 {
        self.0
    }

    #[inline]
    pub(super) const fn operation(self) -> u32 {
        (self.0 & 0xff_ffff) as u32
    }

    #[inline]
    pub(super) const fn mark(self) -> u32 {
        (self.0 >> 24 & 0xff) as u32
    }

    #[inline]
    pub(super) const fn flags(self) -> Flags {
        Flags((self.0 >> 32) as u32)
    }

    #[inline]
    pub(super) const fn with_flags(self, flags: Flags) -> Self {
        Self(self.0 & 0xffff_ffff | (flags.0 as u64) << 32)
    }
}

/// A call that runs on a thread now, and what was there before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Began {
    pub(super) head: Head,
    pub(super) at: Ticks,
    /// What the calls inside the one around it took until this one began.
    pub(super) outer_children: u64,
    /// What the thread had allocated and freed.
    pub(super) allocated: u64,
    pub(super) freed: u64,
    /// Its span, and the one around it.
    pub(super) span: u64,
    pub(super) outer_span: u64,
    /// The panics of its thread, if that was unwinding.
    pub(super) panics: u32,
    pub(super) order: Order,
}

/// When a call ends, of those that run on its thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Before all that began earlier.
    Nested,
    /// Whenever its owner likes: a block.
    Any,
    /// A block that has ended while one was running that began later, or after the call around it.
    Crossed,
}

/// The place of [`Began`] in the memory of its thread.
#[repr(align(64))]
pub(crate) struct Frame {
    head: AtomicU64,
    pub(super) at: AtomicU64,
    pub(super) outer_children: AtomicU64,
    pub(super) allocated: AtomicU64,
    pub(super) freed: AtomicU64,
    pub(super) span: AtomicU64,
    pub(super) outer_span: AtomicU64,
    panics: AtomicU64,
}

impl Frame {
    pub(super) fn new() -> Self {
        Self {
            head: AtomicU64::new(0),
            at: AtomicU64::new(0),
            outer_children: AtomicU64::new(0),
            allocated: AtomicU64::new(0),
            freed: AtomicU64::new(0),
            span: AtomicU64::new(0),
            outer_span: AtomicU64::new(0),
            panics: AtomicU64::new(0),
        }
    }

    #[inline]
    pub(super) fn head(&self) -> Head {
        Head(self.head.load(Ordering::Relaxed))
    }

    #[inline]
    pub(super) fn set_head(&self, head: Head) {
        self.head.store(head.0, Ordering::Relaxed);
    }

    /// In the place of a span, which it has none: how many calls without a frame had begun when this one
    /// did, which is not timed.
    #[inline]
    pub(super) fn set_blocks(&self, blocks: u64) {
        self.span.store(blocks, Ordering::Relaxed);
    }

    pub(super) fn blocks(&self) -> u64 {
        self.span.load(Ordering::Relaxed)
    }

    pub(super) fn store(&self, began: &Began) {
        self.set_head(began.head);
        for (word, value) in [
            (&self.at, began.at.raw()),
            (&self.outer_children, began.outer_children),
            (&self.allocated, began.allocated),
            (&self.freed, began.freed),
            (&self.span, began.span),
            (&self.outer_span, began.outer_span),
            (&self.panics, u64::from(began.panics)),
        ] {
            word.store(value, Ordering::Relaxed);
        }
    }

    pub(super) fn load(&self) -> Began {
        let word = |word: &AtomicU64| word.load(Ordering::Relaxed);
        let head = self.head();
        let is_span = !head.flags().has(Flags::UNTIMED);
        Began {
            head,
            at: Ticks::from_raw(word(&self.at)),
            outer_children: word(&self.outer_children),
            allocated: word(&self.allocated),
            freed: word(&self.freed),
            span: if is_span { word(&self.span) } else { 0 },
            outer_span: word(&self.outer_span),
            panics: word(&self.panics) as u32,
            order: Order::Nested,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_holds_what_it_was_given() {
        let flags = Flags::of(Gate::LINE)
            .with(Flags::SPAN)
            .with_outcome(Outcome::Cancelled);
        let head = Head::new(2_000, 255, flags);
        assert_eq!((head.operation(), head.mark()), (2_000, 255));
        assert_eq!(head.flags(), flags);
        assert_eq!(head.flags().outcome(), Outcome::Cancelled);
        assert!(head.flags().gate().has(Gate::LINE) && !head.flags().has(Flags::RICH));
        let changed = head.with_flags(flags.without(Flags::SPAN));
        assert_eq!((changed.operation(), changed.mark()), (2_000, 255));
        assert!(!changed.flags().has(Flags::SPAN));
    }

    #[test]
    fn a_frame_gives_back_what_was_stored() {
        let began = Began {
            head: Head::new(1, 2, Flags::RICH),
            at: Ticks::from_raw(3),
            outer_children: 4,
            allocated: 5,
            freed: 6,
            span: 7,
            outer_span: 8,
            panics: 9,
            order: Order::Nested,
        };
        let frame = Frame::new();
        frame.store(&began);
        assert_eq!(format!("{:?}", frame.load()), format!("{began:?}"));
    }
}
