//! Where the time of a call with a budget went: the slowest instrumented calls inside it.

/// So many operations are told apart in one breakdown.
const CAPACITY: usize = 8;

/// The instrumented calls inside one call with a budget, by operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Breakdown {
    parts: Vec<Part>,
}

/// The calls of one operation inside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) operation: u32,
    pub(crate) calls: u32,
    pub(crate) total_ns: u64,
    pub(crate) self_ns: u64,
}

/// Whether a thread is inside a call with a budget, and what it has noted so far.
#[derive(Debug, Default)]
pub(crate) enum Watch {
    /// No call with a budget is open.
    #[default]
    Off,
    /// One is open, and no child has finished yet.
    Empty,
    /// One is open, with these children.
    Noted(Box<Breakdown>),
}

impl Watch {
    /// Notes a finished child.
    pub(super) fn note(self, part: Part) -> Self {
        let mut breakdown = match self {
            Self::Off => return Self::Off,
            Self::Empty => Box::default(),
            Self::Noted(breakdown) => breakdown,
        };
        breakdown.note(part);
        Self::Noted(breakdown)
    }
}

impl Breakdown {
    fn note(&mut self, part: Part) {
        if let Some(known) = self
            .parts
            .iter_mut()
            .find(|known| known.operation == part.operation)
        {
            known.calls = known.calls.saturating_add(part.calls);
            known.total_ns = known.total_ns.saturating_add(part.total_ns);
            known.self_ns = known.self_ns.saturating_add(part.self_ns);
        } else if self.parts.len() < CAPACITY {
            self.parts.push(part);
        } else if let Some(least) = self.parts.iter_mut().min_by_key(|known| known.self_ns) {
            // Full: the one that took least gives way to one that took more.
            if least.self_ns < part.self_ns {
                *least = part;
            }
        }
    }

    /// The parts, in no order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The parts, the slowest by self time first.
    pub(crate) fn slowest_first(mut self) -> Vec<Part> {
        self.parts
            .sort_by_key(|part| std::cmp::Reverse(part.self_ns));
        self.parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(operation: u32, self_ns: u64) -> Part {
        Part {
            operation,
            calls: 1,
            total_ns: self_ns * 2,
            self_ns,
        }
    }

    #[test]
    fn calls_of_one_operation_add_up() {
        let watch = Watch::Empty
            .note(part(1, 10))
            .note(part(2, 50))
            .note(part(1, 15));
        let Watch::Noted(breakdown) = watch else {
            panic!("nothing noted")
        };
        let parts = breakdown.slowest_first();
        assert_eq!(parts[0].operation, 2);
        assert_eq!(
            parts[1],
            Part {
                operation: 1,
                calls: 2,
                total_ns: 50,
                self_ns: 25
            }
        );
    }

    #[test]
    fn the_slowest_stay_when_there_are_many() {
        let mut breakdown = Breakdown::default();
        for operation in 0..100 {
            breakdown.note(part(operation, u64::from(operation)));
        }
        let parts = breakdown.slowest_first();
        assert_eq!(parts.len(), CAPACITY);
        assert_eq!((parts[0].operation, parts[7].operation), (99, 92));
    }

    #[test]
    fn nothing_is_noted_outside_a_budget() {
        assert!(matches!(Watch::Off.note(part(1, 1)), Watch::Off));
    }
}
