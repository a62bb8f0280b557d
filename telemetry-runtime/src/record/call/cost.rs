//! What a call costs on this machine: found out by making some.

use std::hint::black_box;

use super::super::frame::Flags;
use super::hot;
use crate::callsite::Callsite;
use crate::clock::{Scale, Ticks};
use crate::judge::overhead::Cost;

/// Measured together, so that the measuring itself weighs little.
const BATCH: u32 = 64;
/// The quickest of so many batches counts: something else ran during the others.
const BATCHES: u32 = if cfg!(miri) { 1 } else { 16 };

/// Measures a call that prints nothing, on a thread that is not at work for the toolkit. Takes some 50 us.
pub(crate) fn measure() -> Cost {
    static NOBODY: Callsite = Callsite::named("", "");
    let gate = NOBODY.open_for_nobody();
    let timed = quickest(|| {
        let place = hot::begin(&NOBODY, Flags::of(gate));
        if black_box(place).is_some() {
            hot::end(&NOBODY, place);
        }
    });
    let clock = quickest(|| {
        black_box(Ticks::now());
        black_box(Ticks::now());
    });
    Cost {
        timed,
        untimed: (timed - clock).max(0.0),
    }
}

/// The nanoseconds of one round.
fn quickest(mut round: impl FnMut()) -> f64 {
    let batches = (0..BATCHES).map(|_| {
        let began = Ticks::now();
        for _ in 0..BATCH {
            round();
        }
        Ticks::now().since(began)
    });
    let quickest = batches.min().unwrap_or(0);
    Scale::current().nanoseconds(quickest) as f64 / f64::from(BATCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_costs_something_and_is_nobodys() {
        let cost = std::thread::spawn(measure).join().unwrap();
        assert!(cost.timed > 0.0 && cost.untimed <= cost.timed, "{cost:?}");
        let known = crate::callsite::registry::MAX_OPERATIONS as u32;
        crate::record::shard::take_counts(|operation, _| assert!(operation <= known));
    }
}
