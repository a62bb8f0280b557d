//! What a call costs: short batches of the bare function, of the clock and of the measured one, in alternation.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use crate::figures::{median, tell, tell_all};
use crate::plan::Plan;
use crate::{clock, tsc, work};

/// Calls a function many times; gives nanoseconds per call.
#[inline(never)]
pub(super) fn batch(calls: u64, work: &impl Fn(u64) -> u64) -> f64 {
    let begin = Instant::now();
    for n in 0..calls {
        black_box(work(black_box(n)));
    }
    begin.elapsed().as_nanos() as f64 / calls as f64
}

/// How many calls take about this long; the function has been called some times then.
pub(super) fn calls_within(time: Duration, most: u64, work: &impl Fn(u64) -> u64) -> u64 {
    batch(20, work);
    let each = batch(100, work).min(batch(100, work));
    ((time.as_nanos() as f64 / each) as u64).clamp(20, most)
}

/// Waits until no thread of the process does anything.
pub(super) fn settle() {
    let begin = Instant::now();
    let mut before = clock::process_cpu();
    while begin.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(10));
        let now = clock::process_cpu();
        if now - before < 100_000.0 {
            return;
        }
        before = now;
    }
}

/// The bare function between two reads of the counter: the floor of exact timing.
#[inline(never)]
pub(crate) fn between_two_counts(n: u64) -> u64 {
    let begin = tsc::read();
    let result = black_box(n);
    black_box(tsc::read().wrapping_sub(begin));
    result
}

pub(super) fn answer(
    plan: &Plan,
    per: f64,
    bare: &impl Fn(u64) -> u64,
    work: &impl Fn(u64) -> u64,
    drain: impl Fn(),
) {
    let usable = tsc::is_usable();
    let calls = calls_within(plan.batch, 4000, work);
    let bare_calls = calls.max((1000.0 / per) as u64);
    let (mut bares, mut plains, mut clocks, mut works) = (vec![], vec![], vec![], vec![]);
    for _ in 0..plan.batches {
        bares.push(batch(bare_calls, bare) / per);
        if usable {
            plains.push(batch(bare_calls, &work::bare));
            clocks.push(batch(bare_calls, &between_two_counts));
        }
        works.push(batch(calls, work) / per);
    }
    tell_all("call.bare", &bares);
    tell_all("call.plain", &plains);
    tell_all("call.clock", &clocks);
    tell_all("call.work", &works);

    drain();
    settle();
    let calls = calls_within(plan.cpu, u64::MAX, work);
    let before = clock::process_cpu();
    batch(calls, work);
    drain();
    settle();
    let spent = (clock::process_cpu() - before) / (calls as f64 * per);
    tell("call.cpu", spent - median(&bares).unwrap_or(0.0));
}
