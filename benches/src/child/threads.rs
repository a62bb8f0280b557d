//! What a call costs while another thread does the same: rounds of one thread alone, then of both at once.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::calls::{batch, calls_within};
use crate::figures::tell_all;
use crate::plan::Plan;

/// Batches here are longer: both threads have to be at it at the same time.
const LONGER: u32 = 5;

pub(super) fn answer(plan: &Plan, per: f64, work: &(impl Fn(u64) -> u64 + Sync)) {
    let calls = calls_within(plan.batch * LONGER, u64::MAX, work);
    let rounds = plan.batches.div_ceil(2);
    let barrier = Barrier::new(2);
    let arrived = AtomicUsize::new(0);
    let together = |round: usize| {
        barrier.wait();
        arrived.fetch_add(1, Ordering::AcqRel);
        while arrived.load(Ordering::Acquire) < 2 * (round + 1) {
            std::hint::spin_loop();
        }
        batch(calls, work) / per
    };
    let other = || -> Vec<f64> {
        let mut both = Vec::new();
        for round in 0..rounds {
            barrier.wait();
            both.push(together(round));
        }
        both
    };
    thread::scope(|scope| {
        let thread = scope.spawn(other);
        let (mut alone, mut both) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            alone.push(batch(calls, work) / per);
            barrier.wait();
            both.push(together(round));
        }
        both.extend(thread.join().unwrap_or_default());
        tell_all("threads.one", &alone);
        tell_all("threads.two", &both);
    });
}
