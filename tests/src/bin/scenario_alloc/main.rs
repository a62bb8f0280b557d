//! `scenario_alloc NAME`: memory figures of a program whose global allocator is the tracking one.
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "scenarios fail loudly, and measure functions of all shapes"
)]

use std::alloc::System;
use std::hint::black_box;
use std::task::{Context, Poll, Waker};

use telemetry_runtime::{Telemetry, TrackingAllocator, handle, measure_operation, measured};

#[global_allocator]
static ALLOCATOR: TrackingAllocator<System> = TrackingAllocator::new(System);

fn main() {
    let telemetry = Telemetry::builder("shop", "test").version("1.2.3");
    let _telemetry = telemetry.without_summaries().install().unwrap();
    match std::env::args().nth(1).unwrap_or_default().as_str() {
        "functions" => functions(),
        "futures" => futures(),
        "toolkit" => toolkit(),
        name => panic!("there is no scenario called `{name}`"),
    }
}

const KIB: usize = 1024;

#[measured]
fn keeps(bytes: usize) -> Vec<u8> {
    Vec::with_capacity(bytes)
}

#[measured]
fn frees_again(bytes: usize) {
    black_box(Vec::<u8>::with_capacity(bytes));
}

#[measured]
fn frees(memory: Vec<u8>) {
    drop(memory);
}

#[measured]
fn grows(memory: &mut Vec<u8>, bytes: usize) {
    memory.reserve_exact(bytes);
}

#[measured]
fn zeroed(bytes: usize) -> Vec<u8> {
    vec![0; bytes]
}

#[measured]
fn nothing() {}

#[measured]
fn with_a_child() -> (Vec<u8>, Vec<u8>) {
    (keeps(64 * KIB), Vec::with_capacity(64 * KIB))
}

#[measured]
fn on_another_thread() -> Vec<u8> {
    std::thread::spawn(|| Vec::with_capacity(1024 * KIB))
        .join()
        .unwrap()
}

#[measured(memory = "off")]
fn not_asked() -> Vec<u8> {
    Vec::with_capacity(KIB)
}

#[measured(memory = "rss")]
fn resident() -> Vec<u8> {
    vec![1; 64 * KIB * KIB]
}

fn functions() {
    let mut kept = keeps(1024 * KIB);
    frees_again(1024 * KIB);
    grows(&mut kept, 3 * 1024 * KIB);
    frees(kept);
    black_box(zeroed(512 * KIB));
    nothing();
    black_box(with_a_child());
    black_box(on_another_thread());
    black_box((not_asked(), resident()));
    for operation in handle().operations() {
        eprintln!("REPORT {}", serde_json::to_string(&operation).unwrap());
    }
}

/// Gives way once; tokio's own may allocate.
async fn yield_now() {
    let mut yielded = false;
    let give_way = std::future::poll_fn(move |context| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    });
    give_way.await;
}

#[measured]
async fn over_polls() -> [Vec<u8>; 3] {
    let one = Vec::with_capacity(100 * KIB);
    yield_now().await;
    let two = Vec::with_capacity(200 * KIB);
    drop(black_box(Vec::<u8>::with_capacity(KIB)));
    yield_now().await;
    [one, two, Vec::with_capacity(300 * KIB)]
}

#[measured]
async fn yields() {
    for _ in 0..10 {
        yield_now().await;
    }
}

#[measured]
async fn dropped_while_it_waits() {
    let held = black_box(Vec::<u8>::with_capacity(1024 * KIB));
    std::future::pending::<()>().await;
    drop(held);
}

fn futures() {
    let mut dropped = Box::pin(dropped_while_it_waits());
    let mut context = Context::from_waker(Waker::noop());
    assert!(dropped.as_mut().poll(&mut context).is_pending());
    drop(dropped);
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(4).build().unwrap();
    runtime.block_on(async {
        let others: Vec<_> = (0..4)
            .map(|_| {
                tokio::spawn(async {
                    for _ in 0..1_000 {
                        black_box(Vec::<u8>::with_capacity(KIB));
                        yield_now().await;
                    }
                })
            })
            .collect();
        let tasks: Vec<_> = (0..20).map(|_| tokio::spawn(over_polls())).collect();
        for task in tasks {
            black_box(task.await.unwrap());
        }
        for other in others {
            other.await.unwrap();
        }
        yields().await;
    });
}

#[measured(classify, budget_ms = 0.000_001, fields(text, length = text.len()))]
fn with_everything(text: &str) -> Result<(), &'static str> {
    black_box(text);
    Err("connection refused by a peer")
}

#[measured]
fn parent() {
    _ = with_everything("text");
    drop(measure_operation("block"));
}

#[measured]
fn in_a_request() {
    telemetry_runtime::Context::current().in_scope(nothing);
}

fn toolkit() {
    _ = with_everything("text");
    parent();
    telemetry_runtime::request("req-1").in_scope(in_a_request);
    for _ in 0..1_000 {
        nothing();
    }
}
