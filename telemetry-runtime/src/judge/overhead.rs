//! Owns what measuring costs, and which operations are timed less often when that is too much.

/// Of 2 to this power calls one is timed, in an operation that is eased.
pub(crate) const EASED_SHIFT: u8 = 6;

/// What is left of the limit once something is eased, so that it does not come and go every second.
const MARGIN: f64 = 0.8;

/// What a call costs, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) timed: f64,
    pub(crate) untimed: f64,
}

/// How often an operation is called, timed or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    pub(crate) operation: u32,
    pub(crate) calls_per_second: f64,
}

impl Cost {
    /// What so many calls a second cost, as a fraction of a core, if all of them are timed.
    fn all_timed(self, calls_per_second: f64) -> f64 {
        calls_per_second * self.timed / 1e9
    }

    /// What is saved if only some of them are.
    fn saved(self, calls_per_second: f64) -> f64 {
        let not_timed = 1.0 - 1.0 / f64::from(1_u32 << EASED_SHIFT);
        calls_per_second * not_timed * (self.timed - self.untimed).max(0.0) / 1e9
    }
}

/// The operations to ease, so that all calls cost no more than `limit`, a fraction of a core: those that
/// are called most. `was_eased` says whether there are any already.
pub(crate) fn to_ease(mut loads: Vec<Load>, cost: Cost, limit: f64, was_eased: bool) -> Vec<u32> {
    let rates = loads.iter().map(|load| load.calls_per_second);
    let mut expected: f64 = rates.map(|rate| cost.all_timed(rate)).sum();
    let mut eased = Vec::new();
    if expected <= if was_eased { limit * MARGIN } else { limit } {
        return eased;
    }
    loads.sort_by(|one, other| other.calls_per_second.total_cmp(&one.calls_per_second));
    for load in loads {
        if expected <= limit * MARGIN {
            break;
        }
        expected -= cost.saved(load.calls_per_second);
        eased.push(load.operation);
    }
    eased
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Cost = Cost {
        timed: 30.0,
        untimed: 5.0,
    };

    fn loads(rates: &[f64]) -> Vec<Load> {
        let load = |(operation, rate): (usize, &f64)| Load {
            operation: operation as u32,
            calls_per_second: *rate,
        };
        rates.iter().enumerate().map(load).collect()
    }

    #[test]
    fn nothing_is_eased_that_fits() {
        // 300,000 calls of 30 ns are 0.9 % of a core.
        assert!(to_ease(loads(&[200_000.0, 100_000.0]), COST, 0.01, false).is_empty());
    }

    #[test]
    fn the_busiest_are_eased_and_no_more_than_it_takes() {
        let rates = [10_000.0, 5_000_000.0, 20_000.0, 1_000_000.0];
        assert_eq!(to_ease(loads(&rates), COST, 0.1, false), [1]);
        assert_eq!(to_ease(loads(&rates), COST, 0.05, false), [1, 3]);
        // Where nothing is enough, all are.
        assert_eq!(to_ease(loads(&rates), COST, 0.001, false).len(), 4);
    }

    #[test]
    fn what_was_eased_stays_so_until_there_is_room() {
        let rates = [300_000.0];
        assert!(to_ease(loads(&rates), COST, 0.01, false).is_empty());
        assert_eq!(to_ease(loads(&rates), COST, 0.01, true), [0]);
        assert!(to_ease(loads(&[200_000.0]), COST, 0.01, true).is_empty());
    }
}
