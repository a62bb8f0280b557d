//! What a call is a call of: one `static` per annotated function, built by the attribute.
//!
//! A callsite holds what was declared and a *gate*: one word that a call reads to learn what to
//! do. Nothing runs before `main`; a callsite is registered by its first call, and from then on
//! whoever changes a setting rewrites its gate (`registry`).

mod gate;
pub(crate) mod level;
mod live;
mod name;
pub(crate) mod registry;
pub(crate) mod settings;

pub(crate) use self::gate::Gate;
use self::level::Level;
use self::live::Live;
use self::name::Name;
use crate::clock::Ticks;
use crate::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};

/// Where the memory delta of a call comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// Bytes allocated and freed by the call itself, counted by the tracking allocator.
    Alloc,
    /// The change of the process's resident set, read only for calls that print a line.
    Rss,
    /// No memory delta.
    Off,
}

/// The state of one annotated function: what it declared, and what to do on a call.
// What changes comes first: see there.
#[repr(C)]
pub struct Callsite {
    live: Live,
    // Declared.
    name: Name,
    module: &'static str,
    declared: Declared,
}

/// What the attribute's arguments said.
#[derive(Clone, Copy)]
pub(crate) struct Declared {
    pub(crate) level: Level,
    pub(crate) budget_ns: Option<u64>,
    pub(crate) sample: f64,
    pub(crate) memory: Option<Memory>,
    pub(crate) classify: bool,
    pub(crate) node: bool,
}

/// No budget: no duration is longer.
pub(crate) const NO_BUDGET: u64 = u64::MAX;

/// Judges a budget that is a constant expression; the macros judge those that are numbers.
///
/// # Panics
/// At compile time, when it is not above 0 and below ten years.
#[must_use]
pub const fn budget_ms(milliseconds: f64) -> f64 {
    assert!(
        milliseconds > 0.0 && milliseconds < 10.0 * 365.0 * 86_400_000.0,
        "`budget_ms` must be above 0 and below ten years; remove it where there is no budget"
    );
    milliseconds
}

impl Callsite {
    /// A function whose operation is named after it; `Here` is a type declared inside it.
    pub const fn new<Here>(function: &'static str, module: &'static str) -> Self {
        Self::with_name(
            Name::Function {
                function,
                path: std::any::type_name::<Here>,
            },
            module,
        )
    }

    /// A function whose operation has this name.
    pub const fn named(name: &'static str, module: &'static str) -> Self {
        Self::with_name(Name::Given(name), module)
    }

    /// A node of a graph; its operation is `node_<name>`.
    pub const fn node(name: &'static str, module: &'static str) -> Self {
        let mut callsite = Self::with_name(Name::Node(name), module);
        callsite.declared.node = true;
        callsite
    }

    const fn with_name(name: Name, module: &'static str) -> Self {
        Self {
            live: Live {
                gate: AtomicU16::new(Gate::UNSEEN.bits()),
                time_shift: AtomicU8::new(0),
                operation: AtomicU32::new(0),
                threshold: AtomicU64::new(Ticks::LONGEST),
                budget_ns: AtomicU64::new(NO_BUDGET),
                sample: AtomicU32::new(u32::MAX),
                id: AtomicU32::new(0),
            },
            name,
            module,
            declared: Declared {
                level: Level::Info,
                budget_ns: None,
                sample: 1.0,
                memory: None,
                classify: false,
                node: false,
            },
        }
    }

    /// Declares a duration budget in milliseconds, which was judged before.
    #[must_use]
    pub const fn budget_ms(mut self, milliseconds: f64) -> Self {
        let nanoseconds = milliseconds * 1e6;
        self.declared.budget_ns = Some(if nanoseconds < 1.0 {
            1
        } else {
            nanoseconds as u64
        });
        self
    }

    /// Declares that errors are classified.
    #[must_use]
    pub const fn classify(mut self) -> Self {
        self.declared.classify = true;
        self
    }

    /// Declares the source of the memory delta.
    #[must_use]
    pub const fn memory(mut self, memory: Memory) -> Self {
        self.declared.memory = Some(memory);
        self
    }

    /// Declares the level of the completion line.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.declared.level = level;
        self
    }

    /// Declares the fraction of successful calls that get a completion line.
    ///
    /// # Panics
    /// At compile time, when the fraction is not within `0.0..=1.0`.
    #[must_use]
    pub const fn sample(mut self, fraction: f64) -> Self {
        assert!(
            fraction >= 0.0 && fraction <= 1.0,
            "`sample` must be within 0.0..=1.0"
        );
        self.declared.sample = fraction;
        self
    }

    /// What a call has to do; registers the callsite at its first call.
    #[inline]
    pub(crate) fn gate(&'static self) -> Gate {
        let gate = self.live.gate();
        if gate == Gate::UNSEEN {
            registry::register(self)
        } else {
            gate
        }
    }

    /// Opens the gate of a callsite that nobody sees: its calls are counted under no operation.
    pub(crate) fn open_for_nobody(&self) -> Gate {
        self.open_as(registry::MAX_OPERATIONS as u32 + 1)
    }

    /// Opens the gate without the registry.
    pub(crate) fn open_as(&self, operation: u32) -> Gate {
        self.live.enter(operation, 0);
        self.live.set_gate(Gate::ON);
        Gate::ON
    }

    /// What is known of a call before the registry is asked: `None` if it is not measured.
    #[inline]
    pub(crate) fn known_gate(&self) -> Option<Gate> {
        // One comparison, for programs that measure nothing.
        let gate = self.live.gate();
        (gate != Gate::OFF).then_some(gate)
    }

    /// The gate, if calls are measured.
    #[inline]
    pub(crate) fn open_gate(&'static self) -> Option<Gate> {
        Some(self.gate()).filter(|gate| gate.has(Gate::ON))
    }

    #[inline]
    pub(crate) fn operation(&self) -> u32 {
        self.live.operation.load(Ordering::Relaxed)
    }

    /// Of 2 to this power calls one is timed.
    #[inline]
    pub(crate) fn time_shift(&self) -> u32 {
        u32::from(self.live.time_shift.load(Ordering::Relaxed))
    }

    /// A call of more ticks may be over budget, or has a time that is none.
    #[inline]
    pub(crate) fn threshold(&self) -> u64 {
        self.live.threshold.load(Ordering::Relaxed)
    }

    /// The budget in force, in nanoseconds, or [`NO_BUDGET`].
    pub(crate) fn budget_ns(&self) -> u64 {
        self.live.budget_ns.load(Ordering::Relaxed)
    }

    /// The fraction of successful calls that get a line, in parts of [`u32::MAX`].
    pub(crate) fn sample_threshold(&self) -> u32 {
        self.live.sample.load(Ordering::Relaxed)
    }

    /// The place of this callsite in the registry.
    pub(crate) fn id(&self) -> u32 {
        self.live.id.load(Ordering::Relaxed)
    }

    pub(crate) fn module(&self) -> &'static str {
        self.module
    }

    pub(crate) fn declared(&self) -> &Declared {
        &self.declared
    }

    /// The name that was given outright, where one was.
    pub(crate) fn name(&self) -> Option<&'static str> {
        match self.name {
            Name::Given(name) => Some(name),
            _ => None,
        }
    }

    /// The node's own name, where the callsite is a node.
    pub(crate) fn node_name(&self) -> Option<&'static str> {
        match self.name {
            Name::Node(name) => Some(name),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_budget_is_kept_to_the_nanosecond() {
        static SITE: Callsite = Callsite::named("op", "app").budget_ms(2.5);
        static TINY: Callsite = Callsite::named("op", "app").budget_ms(1e-9);
        assert_eq!(SITE.declared().budget_ns, Some(2_500_000));
        assert_eq!(
            TINY.declared().budget_ns,
            Some(1),
            "never rounded down to none"
        );
    }
}
