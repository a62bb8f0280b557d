//! hotpath: a table of durations at exit; in its alloc mode, which is a feature, of memory too.

use std::hint::black_box;

use ::hotpath::{HotpathGuardBuilder, measure};

use crate::child::Bench;
use crate::entry::{Ask, Entry, Mode, Program};
#[cfg(not(feature = "hotpath-alloc"))]
use crate::hundreds::distinct;
use crate::work::{self, Once, allocating, bare, drive};

const ALL_OF_A_CALL: &[Ask] = &[Ask::Call, Ask::Threads, Ask::Grow, Ask::Start, Ask::Idle];
/// It keeps every call until its worker has seen it: more calls would need all of the memory.
const GROWTH: u64 = 10_000_000;

pub(super) const ENTRIES: &[Entry] = &[
    // With the feature on, these would measure the other mode.
    #[cfg(not(feature = "hotpath-alloc"))]
    Entry::new(Mode::Off, "hotpath, no guard", off),
    #[cfg(not(feature = "hotpath-alloc"))]
    Entry::new(Mode::Counts, "hotpath", counts)
        .asks(ALL_OF_A_CALL)
        .grows_for(GROWTH),
    #[cfg(not(feature = "hotpath-alloc"))]
    Entry::new(Mode::Ready, "hotpath", ready),
    #[cfg(not(feature = "hotpath-alloc"))]
    Entry::new(Mode::Awaits, "hotpath", awaits),
    #[cfg(not(feature = "hotpath-alloc"))]
    Entry::new(Mode::Cold, "hotpath", cold).asks(&[Ask::Cold]),
    Entry::new(
        Mode::Floor,
        "Box::new and drop, hotpath's allocator",
        allocations,
    )
    .in_program(Program::HotpathAlloc),
    Entry::new(Mode::Memory, "hotpath, alloc mode", counts)
        .in_program(Program::HotpathAlloc)
        .asks(ALL_OF_A_CALL)
        .grows_for(GROWTH),
    Entry::new(Mode::Ready, "hotpath, alloc mode", ready).in_program(Program::HotpathAlloc),
    Entry::new(Mode::Awaits, "hotpath, alloc mode", awaits).in_program(Program::HotpathAlloc),
];

#[measure]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

#[measure]
async fn ready_work(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

#[measure]
async fn awaits_work(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

#[cfg(not(feature = "hotpath-alloc"))]
distinct!(mod many; #[hotpath::measure] fn work);

#[cfg(not(feature = "hotpath-alloc"))]
fn off(bench: &mut Bench) {
    bench.measure(bare, work, || {});
}

fn counts(bench: &mut Bench) {
    let guard = bench.start(|| HotpathGuardBuilder::new("benches").build());
    bench.measure(bare, work, || {});
    bench.finish(guard);
}

fn ready(bench: &mut Bench) {
    let guard = bench.start(|| HotpathGuardBuilder::new("benches").build());
    bench.measure(|n| drive(work::ready(n)), |n| drive(ready_work(n)), || {});
    bench.finish(guard);
}

fn awaits(bench: &mut Bench) {
    let guard = bench.start(|| HotpathGuardBuilder::new("benches").build());
    bench.measure(|n| drive(work::awaits(n)), |n| drive(awaits_work(n)), || {});
    bench.finish(guard);
}

fn allocations(bench: &mut Bench) {
    bench.measure(bare, allocating, || {});
}

#[cfg(not(feature = "hotpath-alloc"))]
fn cold(bench: &mut Bench) {
    let guard = bench.start(|| HotpathGuardBuilder::new("benches").build());
    bench.measure_cold(&many::ALL, || ());
    bench.finish(guard);
}
