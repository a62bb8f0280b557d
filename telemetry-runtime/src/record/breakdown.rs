//! Where the time of a call with a budget went: the slowest instrumented calls inside it.

use crate::clock::Scale;

/// So many operations are told apart in one breakdown: one that takes little in each call may take most
/// in all of them.
const CAPACITY: usize = 32;
/// So many are shown.
const SHOWN: usize = 8;

/// The instrumented calls inside one call with a budget, by operation, in ticks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Breakdown {
    parts: Vec<Noted>,
}

/// The calls of one operation inside another, in ticks.
#[derive(Clone, Copy, Debug)]
struct Noted {
    operation: u32,
    calls: u32,
    total: u64,
    own: u64,
}

/// The calls of one operation inside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) operation: u32,
    pub(crate) calls: u32,
    pub(crate) total_ns: u64,
    pub(crate) self_ns: u64,
}

impl Breakdown {
    /// Notes a call that took `total` ticks, `own` of them in itself.
    pub(super) fn note(&mut self, operation: u32, total: u64, own: u64) {
        self.put(Noted {
            operation,
            calls: 1,
            total,
            own,
        });
    }

    /// Notes what was noted in another.
    pub(super) fn add(&mut self, other: &Self) {
        for part in &other.parts {
            self.put(*part);
        }
    }

    fn put(&mut self, part: Noted) {
        if let Some(known) = self
            .parts
            .iter_mut()
            .find(|known| known.operation == part.operation)
        {
            known.calls = known.calls.saturating_add(part.calls);
            known.total = known.total.saturating_add(part.total);
            known.own = known.own.saturating_add(part.own);
        } else if self.parts.len() < CAPACITY {
            self.parts.push(part);
        } else if let Some(least) = self.parts.iter_mut().min_by_key(|known| known.own) {
            // Full: the one that took least gives way to one that took more.
            if least.own < part.own {
                *least = part;
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The parts that took most, the slowest by self time first.
    pub(crate) fn slowest_first(mut self, scale: Scale) -> Vec<Part> {
        self.parts.sort_by_key(|part| std::cmp::Reverse(part.own));
        let part = |part: Noted| Part {
            operation: part.operation,
            calls: part.calls,
            total_ns: scale.nanoseconds(part.total),
            self_ns: scale.nanoseconds(part.own),
        };
        self.parts.into_iter().take(SHOWN).map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale::of(1, 1);

    #[test]
    fn calls_of_one_operation_add_up() {
        let mut breakdown = Breakdown::default();
        for (operation, own) in [(1, 10), (2, 50), (1, 15)] {
            breakdown.note(operation, own * 2, own);
        }
        let parts = breakdown.slowest_first(SCALE);
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
            breakdown.note(operation, 0, u64::from(operation));
        }
        let parts = breakdown.slowest_first(SCALE);
        assert_eq!(parts.len(), SHOWN);
        assert_eq!((parts[0].operation, parts[7].operation), (99, 92));
    }

    #[test]
    fn what_takes_little_often_stays_among_what_takes_more_once() {
        let mut breakdown = Breakdown::default();
        for operation in 0..30 {
            breakdown.note(operation, 300, 300);
        }
        for _ in 0..500 {
            breakdown.note(30, 20, 20);
        }
        let slowest = breakdown.slowest_first(SCALE)[0];
        assert_eq!((slowest.operation, slowest.calls), (30, 500));
    }
}
