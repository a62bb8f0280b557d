//! Totals while somebody asks for them all the time.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use telemetry_runtime::{OperationSummary, handle, measure_operation, measured};

use crate::support::{Scenario, block_on_threads, builder, poll_once, report, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("watched_totals", totals),
    ("watched_in_flight", in_flight),
    ("watched_settings", settings),
];

const THREADS: u64 = 8;
const ROUNDS: u64 = 20_000;
const TASKS: u64 = 400;
const SHORT_THREADS: u64 = 200;

#[measured(level = "trace")]
fn outer(number: u64) -> Result<u64, u64> {
    inner(number)?;
    inner(number + 1)
}

#[measured(level = "trace", budget_ms = 60_000)]
fn inner(number: u64) -> Result<u64, u64> {
    if number % 10 == 0 {
        Err(number)
    } else {
        Ok(number)
    }
}

#[measured(level = "trace")]
async fn task(number: u64) {
    for _ in 0..number % 8 {
        part().await;
        tokio::task::yield_now().await;
    }
}

#[measured(level = "trace")]
async fn part() {
    tokio::task::yield_now().await;
    _ = inner(1);
}

static REACHED: AtomicU64 = AtomicU64::new(0);

#[measured(level = "trace")]
async fn given_up() {
    part().await;
    REACHED.fetch_add(1, Ordering::Relaxed);
    std::future::pending::<()>().await;
}

#[measured(level = "trace")]
fn ends_in_the_middle(unwinds: bool) {
    _ = inner(1);
    assert!(!unwinds, "in the middle");
}

/// Asks until told to stop; what it sees must never be less than before.
fn watch(is_over: &AtomicBool) -> (u64, Vec<String>) {
    let mut before: HashMap<String, OperationSummary> = HashMap::new();
    let (mut asked, mut wrong) = (0, Vec::new());
    while !is_over.load(Ordering::Relaxed) && wrong.len() < 10 {
        asked += 1;
        for now in handle().operations() {
            let Some(then) = before.get(&now.operation) else {
                before.insert(now.operation.clone(), now);
                continue;
            };
            let counts =
                |of: &OperationSummary| [of.calls, of.ok, of.errors, of.panicked, of.cancelled];
            let sums = |of: &OperationSummary| [of.sum_ms, of.self_ms, of.max_ms];
            let is_less = counts(&now)
                .iter()
                .zip(counts(then))
                .any(|(now, then)| *now < then)
                || sums(&now)
                    .iter()
                    .zip(sums(then))
                    .any(|(now, then)| *now < then);
            let ended = now.ok + now.errors + now.panicked + now.cancelled;
            let at_once = 2 * THREADS + 3 * TASKS + SHORT_THREADS;
            if is_less
                || ended != now.calls
                || now.in_flight > at_once
                || now.self_ms > now.sum_ms * 1.000_001
            {
                wrong.push(format!("{then:?} then {now:?}"));
            }
            before.insert(now.operation.clone(), now);
        }
    }
    (asked, wrong)
}

/// Lets calls run in every form and on many threads.
fn run_all() {
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for number in 0..ROUNDS {
                    _ = outer(number);
                }
            });
        }
        scope.spawn(|| {
            for number in 0..SHORT_THREADS {
                let ended = thread::spawn(move || ends_in_the_middle(number % 2 == 0)).join();
                assert_eq!(ended.is_err(), number % 2 == 0);
            }
        });
        scope.spawn(|| {
            block_on_threads(async {
                let tasks: Vec<_> = (0..TASKS)
                    .map(|number| tokio::spawn(task(number)))
                    .collect();
                let given_up: Vec<_> = (0..TASKS).map(|_| tokio::spawn(given_up())).collect();
                for task in tasks {
                    task.await.unwrap();
                }
                while REACHED.load(Ordering::Relaxed) < TASKS {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                for task in given_up {
                    task.abort();
                    assert!(task.await.is_err());
                }
            });
        });
    });
}

fn totals() {
    let telemetry = builder().install().unwrap();
    std::panic::set_hook(Box::new(|_| ()));
    let is_over = AtomicBool::new(false);
    let watched = thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(&is_over));
        run_all();
        is_over.store(true, Ordering::Relaxed);
        watcher.join().unwrap()
    });
    report(watched);
    report(telemetry.operations());
}

type Later = Pin<Box<dyn Future<Output = ()> + Send>>;

#[measured]
async fn suspended() {
    std::future::pending::<()>().await;
}

#[measured]
fn parked(waits: &mpsc::Receiver<()>, begun: &mpsc::Sender<()>) {
    begun.send(()).unwrap();
    let _ = waits.recv();
}

/// Who is in flight at moments when that is known.
fn in_flight() {
    let telemetry = builder().install().unwrap();
    let polled = || {
        let mut future: Later = Box::pin(suspended());
        assert!(poll_once(future.as_mut()).is_none());
        future
    };
    let mut futures: Vec<Later> = (0..300).map(|_| polled()).collect();
    let elsewhere = thread::spawn(move || (0..10).map(|_| polled()).collect::<Vec<Later>>());
    futures.extend(elsewhere.join().unwrap());
    std::mem::forget(polled());
    let blocks: Vec<_> = (0..5).map(|_| measure_operation("block")).collect();
    std::mem::forget(measure_operation("leaked_block"));
    thread::spawn(|| std::mem::forget(measure_operation("leaked_block")))
        .join()
        .unwrap();
    let (begun, has_begun) = mpsc::channel();
    let (go_on, waits): (Vec<_>, Vec<_>) = (0..3).map(|_| mpsc::channel::<()>()).unzip();
    let threads: Vec<_> = waits
        .into_iter()
        .map(|waits| {
            let begun = begun.clone();
            thread::spawn(move || parked(&waits, &begun))
        })
        .collect();
    for _ in 0..3 {
        has_begun.recv().unwrap();
    }
    report(telemetry.operations());
    drop(blocks);
    drop(go_on);
    for thread in threads {
        thread.join().unwrap();
    }
    thread::spawn(move || drop(futures)).join().unwrap();
    survive(|| {
        let _block = measure_operation("block");
        std::panic::resume_unwind(Box::new("in a block"));
    });
    report(telemetry.operations());
}

fn settings() {
    let telemetry = builder().without_stdout().install().unwrap();
    std::panic::set_hook(Box::new(|_| ()));
    let is_over = AtomicBool::new(false);
    let changed = thread::scope(|scope| {
        let changing = scope.spawn(|| {
            let mut changed = 0_u32;
            while !is_over.load(Ordering::Relaxed) {
                changed += 1;
                let budget = Duration::from_nanos(1 << (changed % 30));
                let fraction = f64::from(changed % 5) / 4.0;
                let time_fraction = 1.0 / f64::from(1_u32 << (changed % 8));
                let level = ["trace", "warning", "info", "debug"][changed as usize % 4];
                let handle = handle();
                handle.set_budget("inner", budget).unwrap();
                handle.set_budget("part", budget).unwrap();
                handle.set_sample("outer", fraction).unwrap();
                handle.set_sample_all(fraction).unwrap();
                handle.set_time_sample("outer", time_fraction).unwrap();
                handle.set_time_sample_all(time_fraction).unwrap();
                handle.set_level(level).unwrap();
                thread::sleep(Duration::from_micros(200));
            }
            changed
        });
        run_all();
        is_over.store(true, Ordering::Relaxed);
        changing.join().unwrap()
    });
    report(changed);
    report(telemetry.operations());
}
