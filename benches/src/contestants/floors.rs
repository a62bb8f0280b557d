//! What nobody can be below: two reads of a clock, an allocation, a process that does nothing.

use std::hint::black_box;
use std::time::Instant;

use crate::child::{Bench, between_two_counts};
use crate::entry::{Ask, Entry, Mode, Program};
use crate::work::{allocating, bare};

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Floor, "two rdtsc", counts),
    Entry::new(Mode::Floor, "two Instant::now", instants),
    Entry::new(Mode::Floor, "Box::new and drop", allocations),
    Entry::new(
        Mode::Floor,
        "Box::new and drop, TrackingAllocator",
        allocations,
    )
    .in_program(Program::Tracked),
    Entry::new(Mode::Floor, "nothing", nothing).asks(&[
        Ask::Threads,
        Ask::Grow,
        Ask::Start,
        Ask::Idle,
    ]),
];

/// The bare function between two reads of `Instant`.
#[inline(never)]
fn between_two_instants(n: u64) -> u64 {
    let begin = Instant::now();
    let result = black_box(n);
    black_box(begin.elapsed());
    result
}

fn counts(bench: &mut Bench) {
    bench.measure(bare, between_two_counts, || {});
}

fn instants(bench: &mut Bench) {
    bench.measure(bare, between_two_instants, || {});
}

fn allocations(bench: &mut Bench) {
    bench.measure(bare, allocating, || {});
}

fn nothing(bench: &mut Bench) {
    bench.start(|| ());
    bench.measure(bare, bare, || {});
    bench.finish(());
}
