//! Calls when the process is on its way out, and from hooks.
#![expect(
    unsafe_code,
    reason = "`atexit` is how a program runs code after `process::exit`"
)]

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc;
use std::thread;

use telemetry_runtime::{
    Operation, Redacted, Sink, Telemetry, measure_operation, measured, record,
};

use crate::support::{Scenario, builder, install, poll_once, report, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("late_after_exit", after_exit),
    ("late_after_main", after_main),
    ("late_after_exit_of_a_thread", after_exit_of_a_thread),
    ("late_with_a_sink_that_is_stuck", with_a_sink_that_is_stuck),
    ("late_futures_in_thread_locals", futures_in_thread_locals),
    ("late_blocks_in_thread_locals", blocks_in_thread_locals),
    ("late_in_a_panic_hook", in_a_panic_hook),
    (
        "late_in_a_destructor_of_a_panic",
        in_a_destructor_of_a_panic,
    ),
];

#[measured(classify)]
fn registered_before(n: u32) -> Result<(), String> {
    Err(format!("before {n}"))
}

#[measured(classify)]
fn registered_after(n: u32) -> Result<(), String> {
    Err(format!("after {n}"))
}

#[measured]
async fn awaited_after() {
    std::future::pending::<()>().await;
}

#[measured]
fn last() {}

extern "C" fn before() {
    for n in 0..100 {
        _ = registered_before(n);
    }
    eprintln!("REPORT \"before\"");
}

extern "C" fn after() {
    for n in 0..100 {
        _ = registered_after(n);
    }
    assert!(poll_once(awaited_after()).is_none());
    drop(thread::spawn(last).join());
    eprintln!("REPORT \"after\"");
}

fn at_exit(run: extern "C" fn()) {
    // SAFETY: `run` takes nothing, returns nothing, and does not unwind.
    let registered = unsafe { libc::atexit(run) };
    assert_eq!(registered, 0);
}

fn install_between() -> Telemetry {
    at_exit(before);
    let telemetry = builder().install().unwrap();
    at_exit(after);
    telemetry
}

fn after_exit() {
    let _telemetry = install_between();
    std::process::exit(0);
}

fn after_main() {
    drop(install_between());
}

fn after_exit_of_a_thread() {
    let _telemetry = install_between();
    let ends = thread::spawn(|| std::process::exit(0));
    drop(ends.join());
    unreachable!("the process has ended");
}

struct Stuck(mpsc::Sender<()>);

impl Sink for Stuck {
    fn line(&mut self, _: &Redacted<'_>, _: &str) {
        self.0.send(()).unwrap();
        loop {
            thread::park();
        }
    }
}

/// The collector's lock never comes free again.
fn with_a_sink_that_is_stuck() {
    at_exit(before);
    let (is_stuck, waits) = mpsc::channel();
    let _telemetry = builder().sink(Stuck(is_stuck)).install().unwrap();
    last();
    waits.recv().unwrap();
    std::process::exit(0);
}

type Held = RefCell<Option<Pin<Box<dyn Future<Output = ()>>>>>;

thread_local! {
    static FIRST: Held = const { RefCell::new(None) };
    static SECOND: Held = const { RefCell::new(None) };
}

#[measured]
async fn held() {
    let _in_the_future = Calls;
    std::future::pending::<()>().await;
}

#[measured]
async fn not_polled() {}

/// Calls a measured function when it is dropped.
struct Calls;

impl Drop for Calls {
    fn drop(&mut self) {
        _ = registered_after(1);
    }
}

fn hold(slot: &Held, is_polled: bool) {
    slot.replace(Some(held_elsewhere(is_polled)));
}

fn futures_in_thread_locals() {
    let _telemetry = install();
    for is_polled in [true, false] {
        let ends = move || {
            FIRST.with(|slot| slot.replace(None));
            last();
            FIRST.with(|slot| hold(slot, is_polled));
            SECOND.with(|slot| hold(slot, is_polled));
        };
        for _ in 0..10 {
            thread::spawn(ends).join().unwrap();
        }
        // The toolkit's own thread-locals are first met when the future is dropped.
        let future = held_elsewhere(is_polled);
        thread::spawn(move || drop(future)).join().unwrap();
    }
}

/// Ends a block when the thread does, and calls functions more deeply than a thread has frames for.
struct Deep(Option<Operation>);

impl Drop for Deep {
    fn drop(&mut self) {
        record("late", true);
        descends(300);
        let block = measure_operation("late_block");
        drop(self.0.take());
        survive(|| std::panic::resume_unwind(Box::new("late")));
        descends(2);
        drop(block);
    }
}

#[measured(level = "trace", budget_ms = 60_000)]
fn descends(depth: u32) {
    record("depth", depth);
    if depth > 1 {
        descends(depth - 1);
    }
}

thread_local! {
    static BEFORE: RefCell<Deep> = const { RefCell::new(Deep(None)) };
    static AFTER: RefCell<Deep> = const { RefCell::new(Deep(None)) };
}

fn blocks_in_thread_locals() {
    let telemetry = install();
    for _ in 0..20 {
        let ends = || {
            BEFORE.with_borrow(|_| ());
            let block = Some(measure_operation("held_block"));
            BEFORE.with_borrow_mut(|held| held.0 = block);
            AFTER.with_borrow_mut(|held| held.0 = Some(measure_operation("held_block")));
        };
        thread::spawn(ends).join().unwrap();
    }
    report(telemetry.operations());
}

fn held_elsewhere(is_polled: bool) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    if !is_polled {
        return Box::pin(not_polled());
    }
    let mut future: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(held());
    assert!(poll_once(future.as_mut()).is_none());
    future
}

#[measured(fields(text), classify)]
fn in_the_hook(text: &str) -> Result<(), String> {
    Err(text.to_owned())
}

#[measured]
fn panics() {
    panic!("for the hook");
}

#[measured]
async fn panics_later() {
    panic!("for the hook, in a poll");
}

fn set_hook(name: &'static str) {
    let earlier = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        _ = in_the_hook(name);
        telemetry_runtime::handle().flush();
        _ = in_the_hook(name);
        earlier(info);
    }));
}

fn in_a_panic_hook() {
    set_hook("before");
    let _telemetry = install();
    survive(panics);
    set_hook("after");
    survive(panics);
    survive(|| poll_once(panics_later()));
    assert!(thread::spawn(panics).join().is_err());
}

struct Cleanup(Option<Pin<Box<dyn Future<Output = ()>>>>);

impl Drop for Cleanup {
    fn drop(&mut self) {
        assert!(thread::panicking());
        _ = registered_after(1);
        // One that began before the panic goes on, another begins and ends.
        drop(self.0.take());
        assert!(poll_once(given_way()).is_some());
        survive_inside();
        assert!(survives().is_ok());
        survive(|| poll_once(panics_later()));
    }
}

#[measured]
async fn given_way() {
    last();
}

/// Calls that catch a panic while another unwinds.
#[measured]
fn survive_inside() {
    assert!(std::panic::catch_unwind(panics).is_err());
}

#[measured]
fn survives() -> Result<(), String> {
    survive(|| panic!("caught"));
    Ok(())
}

#[measured]
fn unwinds() {
    let mut future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(held());
    assert!(poll_once(future.as_mut()).is_none());
    let _cleanup = Cleanup(Some(future));
    panic!("unwinds");
}

fn in_a_destructor_of_a_panic() {
    let _telemetry = install();
    survive(unwinds);
}
