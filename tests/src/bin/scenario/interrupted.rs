//! Calls that begin in the middle of the toolkit's own work, on the same thread.
#![expect(
    unsafe_code,
    reason = "a signal handler is the only way to interrupt a thread anywhere"
)]

use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};

use telemetry_runtime::{
    Context, NodeState, OperationHandle, ToValue, Value, measure_future, measure_operation,
    measured, record, request, traced_node,
};

use crate::support::{Scenario, block_on, builder, install, poll_once, report};

pub(crate) const ALL: &[Scenario] = &[
    ("interrupted_by_signals", by_signals),
    (
        "interrupted_by_signals_in_every_form",
        by_signals_in_every_form,
    ),
    ("interrupted_by_a_signal_within", by_a_signal_within),
    (
        "interrupted_by_a_signal_in_the_body",
        by_a_signal_in_the_body,
    ),
    (
        "interrupted_by_a_field_that_ends_a_call",
        by_a_field_that_ends_a_call,
    ),
    ("interrupted_by_display", by_display),
];

static HANDLED: AtomicU64 = AtomicU64::new(0);

#[measured(level = "trace")]
fn in_a_signal() {
    HANDLED.fetch_add(1, Ordering::Relaxed);
}

extern "C" fn handle(_: libc::c_int) {
    in_a_signal();
}

fn handle_signal(signal: libc::c_int) {
    let handler = handle as extern "C" fn(libc::c_int);
    // SAFETY: the handler allocates nothing and takes no lock, as far as its author can see.
    unsafe { libc::signal(signal, handler as libc::sighandler_t) };
}

/// An interrupt so often.
fn timer(microseconds: libc::suseconds_t) {
    let every = libc::timeval {
        tv_sec: 0,
        tv_usec: microseconds,
    };
    let timer = libc::itimerval {
        it_interval: every,
        it_value: every,
    };
    // SAFETY: the timer lives through the call, and the old one is not asked for.
    let set = unsafe { libc::setitimer(libc::ITIMER_REAL, &raw const timer, std::ptr::null_mut()) };
    assert_eq!(set, 0);
}

#[measured(level = "trace", fields(n))]
fn work(n: u64) -> u64 {
    n + 1
}

#[measured(level = "trace")]
async fn work_later(n: u64) -> Result<u64, String> {
    tokio::task::yield_now().await;
    if n == 0 {
        return Err("zero".to_owned());
    }
    Ok(n)
}

const CALLS: u64 = 30_000;

fn by_signals() {
    let telemetry = install();
    in_a_signal();
    handle_signal(libc::SIGALRM);
    timer(50);
    for n in 0..CALLS {
        work(n);
    }
    block_on(async {
        for n in 1..=CALLS {
            _ = work_later(n).await;
        }
    });
    timer(0);
    report(HANDLED.load(Ordering::Relaxed));
    report(telemetry.operations());
}

#[derive(Clone, Copy, NodeState)]
struct Counter {
    n: u64,
}

#[traced_node(budget_ms = 60_000, request_id = "a request")]
fn node(state: Counter) -> Result<Counter, String> {
    record("n", state.n);
    Ok(Counter { n: state.n + 1 })
}

/// The program itself allocates nothing while signals come: a handler that is measured may allocate.
fn by_signals_in_every_form() {
    const CALLS: u64 = 2_000;
    let telemetry = builder().sample_all(0.01).install().unwrap();
    let run = || {
        _ = node(Counter { n: 0 });
        let mut operation = measure_operation("block");
        operation.field("n", 1);
        drop(operation);
        drop(work_later(1));
        assert!(poll_once(work_later(1)).is_none());
        request("outer").in_scope(|| {
            assert_eq!(Context::current().request_id(), Some("outer"));
            in_a_signal();
        });
    };
    run();
    _ = telemetry.operations();
    handle_signal(libc::SIGALRM);
    timer(50);
    for _ in 1..CALLS {
        run();
    }
    timer(0);
    report(telemetry.operations());
}

/// Raises a signal in the middle of being shown.
struct Raises;

impl fmt::Display for Raises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the handler is set.
        unsafe { libc::raise(libc::SIGUSR1) };
        f.write_str("raised")
    }
}

#[measured(fields(value = %Raises))]
fn shows() {}

fn by_a_signal_within() {
    let telemetry = install();
    handle_signal(libc::SIGUSR1);
    shows();
    report(HANDLED.load(Ordering::Relaxed));
    report(telemetry.operations());
}

#[measured(level = "trace")]
fn raises() {
    // SAFETY: the handler is set.
    unsafe { libc::raise(libc::SIGUSR1) };
}

fn by_a_signal_in_the_body() {
    let telemetry = install();
    handle_signal(libc::SIGUSR1);
    for _ in 0..1_000 {
        raises();
    }
    report(telemetry.operations());
}

#[measured]
async fn held() {
    std::future::pending::<()>().await;
}

/// Goes on with a call, ends it, and uses the handle that it is noted with, while it is shown.
struct Ends(
    RefCell<Option<Pin<Box<dyn Future<Output = ()>>>>>,
    Option<OperationHandle>,
);

impl Ends {
    fn new(handle: Option<OperationHandle>) -> Self {
        let mut future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(held());
        assert!(poll_once(future.as_mut()).is_none());
        Self(RefCell::new(Some(future)), handle)
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(mut future) = self.0.take() {
            assert!(poll_once(future.as_mut()).is_none());
        }
        if let Some(handle) = &self.1 {
            handle.field("within", true);
        }
        f.write_str("ended")
    }
}

impl ToValue for Ends {
    fn to_value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

#[measured]
fn records() {
    record("before", 1);
    record("shown", Ends::new(None));
    record("after", 2);
}

fn by_a_field_that_ends_a_call() {
    let _telemetry = install();
    records();
    block_on(measure_future("noted", |handle| async move {
        handle.field("shown", Ends::new(Some(handle.clone())));
    }));
}

#[measured]
fn inner() -> Result<(), String> {
    Err("inner".to_owned())
}

/// Measures, panics on the inside, and begins futures while it is shown.
struct Busy;

impl Busy {
    fn work() {
        _ = inner();
        assert!(poll_once(work_later(0)).is_none());
        drop(work_later(0));
        let mut operation = measure_operation("block_within");
        operation.field("value", 1);
        drop(operation);
        telemetry_runtime::handle().flush();
        _ = telemetry_runtime::handle().operations();
    }
}

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::work();
        f.write_str("busy")
    }
}

impl fmt::Debug for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::work();
        f.write_str("Busy")
    }
}

impl Error for Busy {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Self::work();
        None
    }
}

impl NodeState for Busy {
    fn keys(&self, each: &mut dyn FnMut(&str)) {
        Self::work();
        each("busy");
    }

    fn summary(&self, each: &mut dyn FnMut(&str, Value<'_>)) {
        Self::work();
        each("busy", Value::Bool(true));
    }
}

#[measured(fields(shown = %Busy, debugged = ?Busy), classify)]
fn busy() -> Result<(), Busy> {
    Err(Busy)
}

#[measured(fields(shown = %Busy), classify)]
async fn busy_later() -> Result<(), Box<dyn Error + Send + Sync>> {
    tokio::task::yield_now().await;
    Err(Box::new(Busy))
}

#[traced_node]
fn busy_node(state: Busy) -> Result<Busy, Busy> {
    Err(state)
}

#[traced_node]
async fn busy_node_later(state: Busy) -> Result<Busy, Busy> {
    tokio::task::yield_now().await;
    Ok(state)
}

fn by_display() {
    let telemetry = install();
    assert!(busy().is_err());
    assert!(block_on(busy_later()).is_err());
    assert!(busy_node(Busy).is_err());
    assert!(block_on(busy_node_later(Busy)).is_ok());
    assert!(inner().is_err());
    report(telemetry.operations());
}
