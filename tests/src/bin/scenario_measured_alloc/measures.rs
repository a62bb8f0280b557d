//! An allocator that is measured, and calls measured functions, and what is done with it.
#![expect(
    unsafe_code,
    reason = "`GlobalAlloc` is an unsafe trait; each method forwards to the inner allocator"
)]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::task::{Context, Poll, Waker};
use std::thread;

use telemetry_runtime::{Telemetry, handle, measured};

/// Sizes that nobody else asks for.
const COUNTED: usize = 12_347;
const WITH_A_LINE: usize = 12_349;
const ALLOCATING: usize = 12_359;

pub(crate) struct Measures<A>(pub(crate) A);

#[measured(level = "trace")]
fn counted() {}

#[measured(fields(size))]
fn with_a_line(size: usize) {}

#[measured(fields(size, text = format!("{size} bytes")), classify)]
fn allocating(size: usize) -> Result<String, String> {
    Err(format!("no {size} bytes"))
}

thread_local! {
    static WITHIN: Cell<bool> = const { Cell::new(false) };
}

fn observe(layout: Layout) {
    match layout.size() {
        COUNTED => counted(),
        WITH_A_LINE => with_a_line(layout.size()),
        ALLOCATING if !WITHIN.replace(true) => {
            _ = allocating(layout.size());
            WITHIN.set(false);
        }
        _ => {}
    }
}

// SAFETY: every method forwards its arguments unchanged to the inner allocator, which keeps the
// contract; what is measured cannot unwind.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Measures<A> {
    #[measured(level = "trace")]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        observe(layout);
        // SAFETY: the caller's promises are passed on.
        unsafe { self.0.alloc(layout) }
    }

    #[measured(level = "trace", fields(size = layout.size()))]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are passed on.
        unsafe { self.0.dealloc(memory, layout) };
    }

    #[measured(level = "trace")]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        observe(layout);
        // SAFETY: the caller's promises are passed on.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    #[measured(level = "trace")]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promises are passed on.
        unsafe { self.0.realloc(memory, layout, new_size) }
    }
}

/// Allocates and frees.
fn ask(bytes: usize) {
    black_box(Vec::<u8>::with_capacity(bytes));
}

#[measured(level = "trace")]
fn asks(bytes: usize) -> Result<Vec<u8>, String> {
    Ok(black_box(Vec::with_capacity(bytes)))
}

#[measured(level = "trace")]
async fn asks_later(bytes: usize) {
    let held = black_box(Vec::<u8>::with_capacity(bytes));
    let mut given = false;
    let give_way = std::future::poll_fn(|_| {
        if std::mem::replace(&mut given, true) {
            return Poll::Ready(());
        }
        Poll::Pending
    });
    give_way.await;
    drop(held);
    ask(bytes);
}

fn poll_to_the_end(future: impl Future) {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    while future.as_mut().poll(&mut context).is_pending() {}
}

struct Late;

impl Drop for Late {
    fn drop(&mut self) {
        ask(COUNTED);
        ask(WITH_A_LINE);
    }
}

thread_local! {
    static FIRST: RefCell<Option<Late>> = const { RefCell::new(None) };
    static SECOND: RefCell<Option<Late>> = const { RefCell::new(None) };
}

fn install() -> Telemetry {
    // Those before do not count.
    ask(COUNTED);
    ask(WITH_A_LINE);
    let telemetry = Telemetry::builder("shop", "test").version("1.2.3");
    telemetry.without_summaries().install().unwrap()
}

fn report() {
    let operations = handle().operations();
    eprintln!("REPORT {}", serde_json::to_string(&operations).unwrap());
}

pub(crate) fn run() {
    let _telemetry = install();
    match std::env::args().nth(1).unwrap_or_default().as_str() {
        "counts" => counts(),
        "lines" => lines(),
        "allocates" => allocates(),
        "thread_locals" => thread_locals(),
        "panics" => panics(),
        "exit" => exit(),
        name => panic!("there is no scenario called `{name}`"),
    }
}

fn counts() {
    let many = || {
        for _ in 0..1_000 {
            ask(COUNTED);
            black_box(asks(COUNTED).unwrap());
            poll_to_the_end(asks_later(COUNTED));
        }
    };
    let threads: Vec<_> = (0..4).map(|_| thread::spawn(many)).collect();
    for thread in threads {
        thread.join().unwrap();
    }
    many();
    report();
}

fn lines() {
    for _ in 0..50 {
        ask(WITH_A_LINE);
        black_box(asks(WITH_A_LINE).unwrap());
    }
    handle().flush();
    let mut operation = telemetry_runtime::measure_operation("block");
    operation.field("text", "a".repeat(WITH_A_LINE));
    drop(operation);
}

fn allocates() {
    for _ in 0..50 {
        ask(ALLOCATING);
    }
    report();
}

fn thread_locals() {
    let ends = || {
        FIRST.set(Some(Late));
        ask(COUNTED);
        SECOND.set(Some(Late));
    };
    for _ in 0..10 {
        thread::spawn(ends).join().unwrap();
    }
    report();
}

fn panics() {
    for _ in 0..10 {
        let caught = std::panic::catch_unwind(|| {
            ask(WITH_A_LINE);
            panic!("with {}", "a".repeat(COUNTED));
        });
        assert!(caught.is_err());
    }
    report();
}

fn exit() {
    FIRST.set(Some(Late));
    ask(WITH_A_LINE);
    std::process::exit(0);
}
