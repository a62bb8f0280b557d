//! The ends that a process may come to.

use std::cell::RefCell;
use std::thread;

use telemetry_runtime::{Telemetry, handle, measured};

use crate::support::{Scenario, block_on_threads, builder, install, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("exits_by_return", || drop(burst())),
    ("exits_with_the_guard_dropped_early", guard_dropped_early),
    ("exits_with_the_guard_leaked", || std::mem::forget(burst())),
    ("exits_by_exit", by_exit),
    ("exits_by_exit_of_a_thread", by_exit_of_a_thread),
    ("exits_by_a_panic", by_a_panic),
    ("exits_after_a_panic_of_a_thread", after_a_panic_of_a_thread),
    ("exits_by_abort", by_abort),
    ("exits_while_threads_work", while_threads_work),
    ("exits_while_tasks_work", while_tasks_work),
    ("exits_in_thread_locals", in_thread_locals),
    ("exits_in_a_double_panic", in_a_double_panic),
];

const BURST: u32 = 10_000;

#[measured(fields(number))]
fn line(number: u32) {}

#[measured]
fn last() {}

#[measured(classify)]
fn failing() -> Result<(), String> {
    Err("connection refused".to_owned())
}

/// As many lines as fast as they come, and then the end.
fn burst() -> Telemetry {
    let telemetry = install();
    for number in 0..BURST {
        line(number);
    }
    telemetry
}

fn guard_dropped_early() {
    drop(builder().install());
    for number in 0..BURST {
        line(number);
    }
}

fn by_exit() {
    let _telemetry = burst();
    std::process::exit(3);
}

fn by_exit_of_a_thread() {
    let _telemetry = burst();
    thread::spawn(|| {
        last();
        std::process::exit(3);
    });
    sleep(60_000);
}

fn by_a_panic() {
    let _telemetry = burst();
    dies();
}

#[measured]
fn dies() {
    panic!("the end");
}

fn after_a_panic_of_a_thread() {
    let _telemetry = burst();
    assert!(thread::spawn(dies).join().is_err());
    last();
}

fn by_abort() {
    let _telemetry = install();
    for number in 0..BURST {
        line(number);
    }
    handle().flush();
    _ = failing();
    std::process::abort();
}

fn while_threads_work() {
    let _telemetry = install();
    for _ in 0..4 {
        thread::spawn(|| {
            loop {
                line(0);
            }
        });
    }
    sleep(30);
}

fn while_tasks_work() {
    let _telemetry = install();
    block_on_threads(async {
        for _ in 0..4 {
            tokio::spawn(async {
                loop {
                    line(0);
                    tokio::task::yield_now().await;
                }
            });
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    });
    last();
}

/// Calls measured functions when its thread ends.
struct Late(&'static str);

impl Drop for Late {
    fn drop(&mut self) {
        let mut operation = telemetry_runtime::measure_operation(self.0);
        operation.field("late", true);
        drop(operation);
        _ = failing();
        telemetry_runtime::request("late").in_scope(last);
    }
}

thread_local! {
    static FIRST: RefCell<Option<Late>> = const { RefCell::new(None) };
    static SECOND: RefCell<Option<Late>> = const { RefCell::new(None) };
}

fn in_thread_locals() {
    let _telemetry = install();
    let ends = || {
        // One is set before the toolkit's own thread-locals, one after.
        FIRST.set(Some(Late("first")));
        line(1);
        SECOND.set(Some(Late("second")));
    };
    for _ in 0..10 {
        thread::spawn(ends).join().unwrap();
    }
    thread::spawn(|| FIRST.set(Some(Late("only"))))
        .join()
        .unwrap();
    FIRST.set(Some(Late("main")));
}

struct PanicsAgain;

impl Drop for PanicsAgain {
    fn drop(&mut self) {
        dies();
    }
}

#[measured]
fn dies_twice() {
    let _again = PanicsAgain;
    panic!("the first");
}

fn in_a_double_panic() {
    let _telemetry = burst();
    dies_twice();
}
