//! Blocks that end in another order than they began in, or never.

use std::time::Duration;

use telemetry_runtime::{
    Context, Memory, Operation, handle, measure_operation, measured, record, request,
};

use crate::support::{Scenario, builder, install, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("disorder_of_blocks", of_blocks),
    ("disorder_of_fields", of_fields),
    ("disorder_of_fields_timed_in_part", of_fields_timed_in_part),
    ("disorder_of_leaks", of_leaks),
    ("disorder_of_times", of_times),
    ("disorder_of_contexts", of_contexts),
    ("disorder_with_a_breakdown", with_a_breakdown),
];

fn of_blocks() {
    let telemetry = install();
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mut blocks = ["a", "b", "c"].map(|name| Some(measure_operation(name)));
        for which in order {
            drop(blocks[which].take());
        }
        report(telemetry.operations());
    }
}

#[measured]
fn opens() -> Operation {
    let mut block = measure_operation("moved_out");
    block.field("kept", true);
    block
}

#[measured]
fn sibling() {
    record("for", "sibling");
}

#[measured]
fn deeper() {
    sibling_of_two();
}

#[measured]
fn sibling_of_two() {
    record("for", "sibling_of_two");
}

#[measured]
fn around_fields() {
    record("for", "around_fields");
    let block = opens();
    // It began last, of those that run.
    record("for", "moved_out");
    sibling();
    deeper();
    drop(block);
    record("at_the_end", "around_fields");
}

fn of_fields() {
    let _telemetry = install();
    around_fields();
}

/// The same when the later call is not timed.
fn of_fields_timed_in_part() {
    let telemetry = builder().memory(Memory::Off);
    let telemetry = telemetry.time_sample("sibling", 1.0 / 32_768.0);
    let telemetry = telemetry.sample("sibling", 0.0).install().unwrap();
    let is_approximate = || {
        let operations = telemetry.operations();
        operations.iter().any(|operation| operation.approximate)
    };
    while !is_approximate() {
        sibling();
        sleep(1);
    }
    telemetry.set_sample("sibling", 1.0).unwrap();
    around_fields();
}

#[measured]
fn leaks() {
    std::mem::forget(measure_operation("leaked"));
    record("for", "leaked");
}

#[measured]
fn after_the_leak() {
    record("for", "after_the_leak");
}

#[measured]
fn around_the_leak() {
    leaks();
    after_the_leak();
}

fn of_leaks() {
    let telemetry = install();
    around_the_leak();
    after_the_leak();
    let leaked = std::thread::spawn(|| {
        leaks();
        after_the_leak();
    });
    leaked.join().unwrap();
    report(telemetry.operations());
}

#[measured]
fn sleeps_30() {
    sleep(30);
}

#[measured]
fn gives_a_block() -> Operation {
    measure_operation("short_block")
}

/// Nearly all of its time passes in `sleeps_30`.
#[measured]
fn around_times() {
    sleeps_30();
    let block = gives_a_block();
    drop(block);
}

#[measured]
fn around_overlapping() {
    let first = measure_operation("first");
    sleeps_30();
    let second = measure_operation("second");
    sleeps_30();
    drop(first);
    sleeps_30();
    drop(second);
}

fn of_times() {
    let telemetry = install();
    around_times();
    around_overlapping();
    report(telemetry.operations());
}

#[measured]
fn in_context() {
    record("request", Context::current().request_id().unwrap_or("none"));
}

fn of_contexts() {
    let _telemetry = install();
    let outer = request("outer").attach();
    let block = measure_operation("across");
    let inner = request("inner").attach();
    in_context();
    drop(block);
    in_context();
    let block = measure_operation("across_again");
    drop(outer);
    in_context();
    drop(inner);
    in_context();
    drop(block);
    in_context();
    handle().flush();
}

#[measured]
fn inside() {
    sleep(3);
}

#[measured(level = "trace")]
fn quick() {}

fn with_a_breakdown() {
    let telemetry = builder()
        .budget("slow_block", Duration::from_millis(1))
        .budget("slow_block_too", Duration::from_millis(1));
    let _telemetry = telemetry.install().unwrap();
    let block = measure_operation("slow_block");
    inside();
    for _ in 0..300 {
        quick();
    }
    let other = measure_operation("slow_block_too");
    inside();
    drop(block);
    for _ in 0..300 {
        quick();
    }
    drop(other);
}
