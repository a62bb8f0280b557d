//! Calls inside calls inside calls: deeper than a thread has frames for.

use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::thread;

use telemetry_runtime::{OperationSummary, handle, measured, record};

use crate::support::{Scenario, builder, poll_once, report, resident_bytes, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("depths_of_functions", of_functions),
    ("depths_of_futures", of_futures),
    ("depths_of_the_stack", of_the_stack),
    ("depths_with_fields", with_added_fields),
];

const DEPTHS: [u32; 6] = [10, 127, 128, 129, 1_000, 100_000];

#[measured(level = "trace")]
fn plain(depth: u32) {
    if depth > 1 {
        plain(depth - 1);
    } else {
        sleep(1);
    }
}

#[measured(level = "trace", budget_ms = 600_000)]
fn budgeted(depth: u32) {
    if depth > 1 {
        budgeted(depth - 1);
    } else {
        sleep(1);
    }
}

#[measured(level = "trace", fields(depth))]
fn with_fields(depth: u32) {
    if depth > 1 {
        with_fields(depth - 1);
    } else {
        sleep(1);
    }
}

#[measured(level = "trace")]
fn failing(depth: u32) -> Result<u32, String> {
    if depth > 1 {
        failing(depth - 1)
    } else {
        sleep(1);
        Err("at the bottom".to_owned())
    }
}

#[measured(level = "trace")]
fn panicking(depth: u32) {
    if depth > 1 {
        panicking(depth - 1);
    } else {
        std::panic::resume_unwind(Box::new("at the bottom"));
    }
}

#[measured(level = "trace")]
fn outermost(run: fn(u32), depth: u32) {
    run(depth);
}

fn summary(operation: &str) -> OperationSummary {
    let operations = handle().operations();
    let mut found = operations.into_iter();
    let found = found.find(|found| found.operation == operation);
    found.unwrap_or_else(|| panic!("no {operation}"))
}

/// Runs on a thread with a stack for any depth.
fn on_a_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = thread::Builder::new().stack_size(1 << 30);
    thread.spawn(work).unwrap().join().unwrap()
}

type Form = (&'static str, fn(u32));

const FORMS: [Form; 5] = [
    ("plain", plain),
    ("budgeted", budgeted),
    ("with_fields", with_fields),
    ("failing", |depth| _ = failing(depth)),
    ("panicking", |depth| {
        let caught = std::panic::catch_unwind(|| panicking(depth));
        assert!(caught.is_err());
    }),
];

fn of_functions() {
    let _telemetry = builder().install().unwrap();
    outermost(|_| (), 0);
    for (name, run) in FORMS {
        run(1);
        for depth in DEPTHS {
            // Unwinding is slow.
            let depth = if name == "panicking" {
                depth.min(5_000)
            } else {
                depth
            };
            let (before, outer) = (summary(name), summary("outermost"));
            let in_flight = on_a_stack(move || {
                outermost(run, depth);
                summary(name).in_flight
            });
            let (after, outer_after) = (summary(name), summary("outermost"));
            let counts = |of: &OperationSummary| [of.ok, of.errors, of.panicked, of.cancelled];
            let (before_counts, after_counts) = (counts(&before), counts(&after));
            let counts: Vec<_> = (0..4).map(|i| after_counts[i] - before_counts[i]).collect();
            report((
                name,
                depth,
                counts,
                in_flight,
                after.self_ms - before.self_ms + outer_after.self_ms - outer.self_ms,
                outer_after.sum_ms - outer.sum_ms,
            ));
        }
    }
    // What was needed once is enough for the next time.
    let before = resident_bytes();
    for _ in 0..3 {
        on_a_stack(|| with_fields(100_000));
    }
    report(resident_bytes().saturating_sub(before));
}

#[measured(level = "trace")]
fn descends(depth: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(async move {
        if depth > 1 {
            return descends(depth - 1).await + 1;
        }
        for _ in 0..3 {
            tokio::task::yield_now().await;
        }
        1
    })
}

fn of_futures() {
    let telemetry = builder().install().unwrap();
    for depth in [10, 127, 128, 129, 1_000] {
        let depth_reached = on_a_stack(move || {
            let mut future = descends(depth);
            loop {
                if let Some(reached) = poll_once(future.as_mut()) {
                    break reached;
                }
            }
        });
        let mut future = descends(depth);
        let suspended = on_a_stack(move || {
            assert!(poll_once(future.as_mut()).is_none());
            assert_eq!(summary("descends").in_flight, u64::from(depth));
            future
        });
        on_a_stack(move || drop(suspended));
        report((depth, depth_reached, telemetry.operations()));
    }
}

#[inline(never)]
fn address() -> usize {
    let here = 0_u8;
    black_box(&raw const here) as usize
}

fn bare_stack(depth: u32) -> usize {
    if depth > 1 {
        black_box(bare_stack(depth - 1))
    } else {
        address()
    }
}

#[measured(level = "trace")]
fn measured_stack(depth: u32) -> usize {
    if depth > 1 {
        black_box(measured_stack(depth - 1))
    } else {
        address()
    }
}

/// Bytes of stack that a level takes.
fn of_the_stack() {
    let _telemetry = builder().install().unwrap();
    let levels = |run: fn(u32) -> usize| {
        let long = run(1_001);
        let short = run(1);
        (short - long) / 1_000
    };
    report(on_a_stack(move || {
        (levels(bare_stack), levels(measured_stack))
    }));
}

#[measured]
fn adds(depth: u32) {
    record("before", depth);
    if depth > 1 {
        adds(depth - 1);
    }
    record("after", depth);
}

fn with_added_fields() {
    let _telemetry = builder().install().unwrap();
    on_a_stack(|| adds(300));
}
