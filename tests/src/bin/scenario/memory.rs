//! Memory figures of a program without the tracking allocator, and the toolkit's own memory.

use std::hint::black_box;
use std::time::Instant;

use telemetry_runtime::{Memory, measured};

use crate::support::{Scenario, builder, install, report, resident_bytes, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("memory_resident", resident),
    ("memory_off", off),
    ("memory_of_many_calls", many_calls),
    (
        "memory_of_many_calls_without_an_installation",
        many_calls_without,
    ),
    ("memory_of_many_threads", many_threads),
];

const MEGABYTES: usize = 64;

#[measured(memory = "rss")]
fn touches() -> Vec<u8> {
    vec![1; MEGABYTES << 20]
}

#[measured]
fn touches_by_default() -> Vec<u8> {
    vec![1; MEGABYTES << 20]
}

#[measured(memory = "off")]
fn not_asked() -> Vec<u8> {
    vec![1; 1 << 20]
}

#[measured(memory = "alloc")]
fn asked_of_the_allocator() -> Vec<u8> {
    vec![1; 1 << 20]
}

fn resident() {
    let _telemetry = install();
    let kept = (
        touches(),
        touches_by_default(),
        not_asked(),
        asked_of_the_allocator(),
    );
    black_box(kept);
}

fn off() {
    let _telemetry = builder().memory(Memory::Off).install();
    black_box((touches(), touches_by_default()));
}

#[measured(sample = 0.0, budget_ms = 60_000)]
fn tiny(number: u64) -> u64 {
    black_box(number)
}

#[measured(sample = 0.0, fields(text), classify)]
fn with_fields(text: &str) -> Result<(), String> {
    black_box(text);
    Ok(())
}

/// Calls more often where the optimiser makes that quick.
const CALLS: u64 = if cfg!(debug_assertions) {
    1_000_000
} else {
    20_000_000
};

fn call(times: u64) -> u64 {
    let began = Instant::now();
    for number in 0..times {
        tiny(number);
    }
    began.elapsed().as_nanos() as u64 / times
}

/// Waits until what the toolkit prepares in the background is there.
fn until_settled() {
    let mut before = 0;
    while resident_bytes() != before {
        before = resident_bytes();
        sleep(200);
    }
}

fn many_calls() {
    let telemetry = install();
    call(100_000);
    until_settled();
    let before = resident_bytes();
    let nanoseconds = call(CALLS);
    for _ in 0..CALLS / 20 {
        with_fields("a field that nobody will read").unwrap();
    }
    let grown = resident_bytes().saturating_sub(before);
    report((grown, nanoseconds));
    report((CALLS, telemetry.operations()));
}

fn many_calls_without() {
    call(100_000);
    let before = resident_bytes();
    // The quickest of some: something else ran during the others.
    let nanoseconds = (0..20).map(|_| call(CALLS / 20)).min();
    report((resident_bytes().saturating_sub(before), nanoseconds));
}

fn many_threads() {
    let telemetry = install();
    let some = |count: u64| {
        for number in 0..count {
            std::thread::spawn(move || tiny(number)).join().unwrap();
        }
    };
    some(2_000);
    let before = resident_bytes();
    some(2_000);
    report(resident_bytes().saturating_sub(before));
    report(telemetry.operations());
}
