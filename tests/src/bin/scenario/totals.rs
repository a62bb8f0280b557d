//! Counts: exact on any number of threads, summed up every interval and at the end.

use std::thread;
use std::time::Duration;

use telemetry_runtime::{handle, measured};

use crate::support::{Scenario, block_on, builder, install, poll_once, report, sleep, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("totals_over_threads", over_threads),
    ("totals_of_short_threads", short_threads),
    ("totals_in_flight", in_flight),
    ("totals_of_recursion", recursion),
    ("totals_of_times", times),
    ("summaries_at_the_end", at_the_end),
    ("summaries_each_interval", each_interval),
];

const THREADS: u64 = 8;
const CALLS: u64 = 100_000;

#[measured(sample = 0.0, level = "trace")]
fn counted(number: u64) -> Result<u64, u64> {
    if number % 4 == 0 {
        Err(number)
    } else {
        Ok(number)
    }
}

#[measured(level = "trace")]
fn unwinds() {
    panic!("boom");
}

fn on_threads(calls: u64) {
    let work = || {
        for number in 0..calls {
            _ = counted(number);
        }
    };
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(work);
        }
    });
}

fn over_threads() {
    let telemetry = install();
    on_threads(CALLS);
    survive(unwinds);
    report(telemetry.operations());
    _ = counted(1);
    report(telemetry.operations());
}

fn short_threads() {
    let telemetry = install();
    for _ in 0..200 {
        thread::spawn(|| counted(1)).join().unwrap().unwrap();
    }
    report(telemetry.operations());
}

#[measured]
async fn pending() {
    std::future::pending::<()>().await;
}

#[measured]
fn looks_at_itself() {
    report(handle().operations());
}

fn in_flight() {
    let telemetry = install();
    let mut futures: Vec<_> = (0..10).map(|_| Box::pin(pending())).collect();
    for future in &mut futures {
        assert!(poll_once(future).is_none());
    }
    looks_at_itself();
    report(telemetry.system_metrics());
    drop(futures);
    report(telemetry.operations());
}

#[measured(level = "trace")]
fn fibonacci(n: u32) -> u64 {
    if n < 2 {
        u64::from(n)
    } else {
        fibonacci(n - 1) + fibonacci(n - 2)
    }
}

#[measured(level = "trace")]
fn descends(depth: u32) {
    sleep(2);
    if depth > 0 {
        descends(depth - 1);
    }
}

fn recursion() {
    let telemetry = install();
    report(fibonacci(20));
    descends(3);
    report(telemetry.operations());
}

#[measured]
fn parent() {
    sleep(2);
    child();
    child();
}

#[measured]
fn child() {
    sleep(3);
}

#[measured]
async fn async_parent() {
    tokio::time::sleep(Duration::from_millis(2)).await;
    async_child().await;
}

#[measured]
async fn async_child() {
    sleep(3);
    tokio::task::yield_now().await;
    sleep(3);
}

fn times() {
    let telemetry = install();
    parent();
    block_on(async_parent());
    report(telemetry.operations());
}

#[measured]
fn fine() {}

#[measured(budget_ms = 1)]
fn slow() {
    sleep(2);
}

fn at_the_end() {
    let telemetry = builder()
        .summary_every(Duration::from_secs(3_600))
        .install();
    on_threads(1_000);
    fine();
    slow();
    survive(unwinds);
    let mut future = Box::pin(pending());
    assert!(poll_once(&mut future).is_none());
    poll_once(pending());
    drop(telemetry);
    // After the guard is gone: these come out with the process's end.
    fine();
    fine();
}

fn each_interval() {
    let _telemetry = builder().summary_every(Duration::from_millis(20)).install();
    for _ in 0..100 {
        for number in 0..1_000 {
            _ = counted(number);
        }
        sleep(3);
    }
}
