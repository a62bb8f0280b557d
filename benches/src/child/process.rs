//! What the process pays: memory after many calls, the time to start, CPU time when nobody calls.

use std::thread;
use std::time::Instant;

use super::calls::{batch, settle};
use crate::clock;
use crate::figures::tell;
use crate::plan::Plan;

/// Calls before anything is read, so that what is allocated once is there.
const FIRST_CALLS: u64 = 1000;

pub(super) fn grow(calls: u64, per: f64, work: &impl Fn(u64) -> u64) {
    batch(FIRST_CALLS, work);
    let before = clock::resident_kib();
    batch(calls, work);
    if let (Some((before, _)), Some((after, most))) = (before, clock::resident_kib()) {
        tell("grow.calls", calls as f64 * per);
        tell("grow.before", before);
        tell("grow.after", after);
        tell("grow.most", most);
    }
}

pub(super) fn started(started: Instant, work: &impl Fn(u64) -> u64) {
    work(1);
    tell("start", started.elapsed().as_nanos() as f64);
    batch(FIRST_CALLS, work);
}

pub(super) fn idle(plan: &Plan, work: &impl Fn(u64) -> u64, drain: impl Fn()) {
    batch(FIRST_CALLS, work);
    drain();
    settle();
    let before = clock::process_cpu();
    thread::sleep(plan.idle);
    let spent = clock::process_cpu() - before;
    tell("idle.percent", 100.0 * spent / plan.idle.as_nanos() as f64);
}
