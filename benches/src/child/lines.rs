//! What lines cost: in bursts that find room, as fast as they come, and as the last thing that a program does.

use std::process;

use super::calls::{batch, settle};
use crate::clock;
use crate::entry::Ask;
use crate::figures::{tell, tell_all};
use crate::plan::Plan;

/// Lines in a burst.
const BURST: u64 = 100;

pub(super) fn burst(
    plan: &Plan,
    bare: &impl Fn(u64) -> u64,
    work: &impl Fn(u64) -> u64,
    drain: impl Fn(),
) {
    let (mut bares, mut works) = (Vec::new(), Vec::new());
    for _ in 0..plan.bursts {
        bares.push(batch(10 * BURST, bare));
        works.push(batch(BURST, work));
        drain();
    }
    settle();
    tell_all("burst.bare", &bares);
    tell_all("burst.work", &works);
}

pub(super) fn sustained(plan: &Plan, bare: &impl Fn(u64) -> u64, work: &impl Fn(u64) -> u64) {
    tell("sustained.bare", batch(10_000, bare));
    tell("sustained.begin", clock::monotonic());
    tell("sustained.caller", batch(plan.lines, work));
}

pub(super) fn last(plan: &Plan, ask: Ask, work: &impl Fn(u64) -> u64) {
    for n in 0..plan.last_lines {
        work(n);
    }
    if ask == Ask::Exit {
        process::exit(0);
    }
}
