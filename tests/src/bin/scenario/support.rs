//! What scenarios share: a set-up, a runtime, and a way to report what only the program can see.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use serde::Serialize;
use telemetry_runtime::{Builder, Telemetry};

/// A scenario: its name on the command line, and what it does.
pub(crate) type Scenario = (&'static str, fn());

/// The set-up of most scenarios; they count lines, and summaries would be in the way.
pub(crate) fn builder() -> Builder {
    Telemetry::builder("shop", "test")
        .version("1.2.3")
        .without_summaries()
}

pub(crate) fn install() -> Telemetry {
    builder().install().unwrap()
}

/// Tells the test something that is not on a line: one JSON value on stderr.
pub(crate) fn report(value: impl Serialize) {
    eprintln!("REPORT {}", serde_json::to_string(&value).unwrap());
}

pub(crate) fn sleep(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

/// Runs a future on a runtime of one thread.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// Runs a future on a runtime of four threads.
pub(crate) fn block_on_threads<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(future)
}

/// Polls a future once and drops it if it is not ready.
pub(crate) fn poll_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Runs something that panics, and goes on.
pub(crate) fn survive<T>(work: impl FnOnce() -> T) {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    assert!(caught.is_err(), "it was meant to panic");
}

/// The threads of this process.
pub(crate) fn threads() -> usize {
    std::fs::read_dir("/proc/self/task").unwrap().count()
}

/// The resident set of this process in bytes.
pub(crate) fn resident_bytes() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = statm.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4096
}
