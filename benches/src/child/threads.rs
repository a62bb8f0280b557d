//! What a call costs while another thread does the same: rounds of one thread alone, then of both at once.

use std::hint::spin_loop;
use std::iter::zip;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::calls::{batch, calls_within};
use crate::clock;
use crate::figures::{tell, tell_all};
use crate::plan::Plan;

/// Batches here are longer: both threads have to be at it at the same time.
const LONGER: u32 = 5;
/// How much of a batch its thread has to be on a processor, and together with the other one.
const TOGETHER: f64 = 0.8;

/// A batch, and when it was.
struct Timed {
    each: f64,
    begin: f64,
    end: f64,
    cpu: f64,
}

impl Timed {
    fn run(calls: u64, work: &impl Fn(u64) -> u64) -> Self {
        let (begin, cpu) = (clock::monotonic(), clock::thread_cpu());
        let each = batch(calls, work);
        Self {
            each,
            begin,
            cpu: clock::thread_cpu() - cpu,
            end: clock::monotonic(),
        }
    }

    fn time(&self) -> f64 {
        self.end - self.begin
    }

    /// Whether both were on a processor at once. On a busy machine they often wait for each other.
    fn is_with(&self, other: &Self) -> bool {
        let both = self.end.min(other.end) - self.begin.max(other.begin);
        let enough = |one: &Self| both.min(one.cpu) >= TOGETHER * one.time();
        enough(self) && enough(other)
    }
}

pub(super) fn answer(plan: &Plan, per: f64, work: &(impl Fn(u64) -> u64 + Sync)) {
    let calls = calls_within(plan.batch * LONGER, u64::MAX, work);
    let rounds = plan.batches;
    let barrier = Barrier::new(2);
    let arrived = AtomicUsize::new(0);
    let together = |round: usize| {
        barrier.wait();
        arrived.fetch_add(1, Ordering::AcqRel);
        while arrived.load(Ordering::Acquire) < 2 * (round + 1) {
            spin_loop();
        }
        Timed::run(calls, work)
    };
    let (mut alone, mut mine) = (Vec::new(), Vec::new());
    let theirs: Vec<Timed> = thread::scope(|scope| {
        let other = scope.spawn(|| {
            let round = |round| {
                barrier.wait();
                together(round)
            };
            (0..rounds).map(round).collect()
        });
        for round in 0..rounds {
            alone.push(batch(calls, work) / per);
            barrier.wait();
            mine.push(together(round));
        }
        other.join().unwrap_or_default()
    });
    let pairs = zip(&mine, &theirs).filter(|(mine, theirs)| mine.is_with(theirs));
    let both: Vec<f64> = pairs
        .flat_map(|(mine, theirs)| [mine.each / per, theirs.each / per])
        .collect();
    tell("threads.rounds", 0.5 * both.len() as f64);
    tell_all("threads.one", &alone);
    tell_all("threads.two", &both);
}
