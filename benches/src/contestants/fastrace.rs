//! fastrace: spans, kept by each thread until the root of their trace is over.

use std::hint::black_box;

use ::fastrace::collector::{Config, Reporter, SpanRecord};
use ::fastrace::prelude::{Span, SpanContext};
use ::fastrace::trace;

use crate::child::Bench;
use crate::entry::{Ask, Entry, Mode};
use crate::hundreds::distinct;
use crate::work::{self, Once, bare, drive};

/// Calls in a trace, where it is not one.
const CALLS: u64 = 100;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Off, "fastrace, no root", off),
    Entry::new(Mode::Span, "fastrace, a root per 100 calls", span)
        .asks(&[Ask::Call, Ask::Threads, Ask::Grow, Ask::Start, Ask::Idle])
        .grows_for(10_000_000),
    Entry::new(Mode::Span, "fastrace, a root per call", root)
        .asks(&[Ask::Call, Ask::Grow])
        .grows_for(10_000_000),
    Entry::new(Mode::Ready, "fastrace, a root per 100 calls", ready),
    Entry::new(Mode::Awaits, "fastrace, a root per 100 calls", awaits),
    Entry::new(Mode::Cold, "fastrace, a root per 512 calls", cold).asks(&[Ask::Cold]),
];

#[trace]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

#[trace]
async fn ready_work(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

#[trace]
async fn awaits_work(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

distinct!(mod many; #[fastrace::trace] fn work);

/// Takes the spans and does nothing with them.
struct Nowhere;

impl Reporter for Nowhere {
    fn report(&mut self, spans: Vec<SpanRecord>) {
        drop(black_box(spans));
    }
}

fn report() {
    ::fastrace::set_reporter(Nowhere, Config::default());
}

/// What its documentation tells a program to do at its end.
struct FlushAtTheEnd;

impl Drop for FlushAtTheEnd {
    fn drop(&mut self) {
        ::fastrace::flush();
    }
}

fn off(bench: &mut Bench) {
    bench.measure(bare, work, || {});
}

fn a_hundred(call: impl Fn(u64) -> u64) -> impl Fn(u64) -> u64 {
    move |n| (0..CALLS).fold(n, |n, _| call(n))
}

fn under_a_root(call: impl Fn(u64) -> u64) -> impl Fn(u64) -> u64 {
    move |n| {
        let _entered = enter();
        call(n)
    }
}

/// A root and its guard, which has to go first.
fn enter() -> (impl Sized, Span) {
    let root = Span::root("root", SpanContext::random());
    (root.set_local_parent(), root)
}

fn span(bench: &mut Bench) {
    bench.start(report);
    let work = under_a_root(a_hundred(work));
    bench.measure_many(CALLS, a_hundred(bare), work, ::fastrace::flush);
    bench.finish(FlushAtTheEnd);
}

fn root(bench: &mut Bench) {
    bench.start(report);
    bench.measure(bare, under_a_root(work), ::fastrace::flush);
    bench.finish(FlushAtTheEnd);
}

fn ready(bench: &mut Bench) {
    bench.start(report);
    let work = under_a_root(a_hundred(|n| drive(ready_work(n))));
    let bare = a_hundred(|n| drive(work::ready(n)));
    bench.measure_many(CALLS, bare, work, ::fastrace::flush);
}

fn awaits(bench: &mut Bench) {
    bench.start(report);
    let work = under_a_root(a_hundred(|n| drive(awaits_work(n))));
    let bare = a_hundred(|n| drive(work::awaits(n)));
    bench.measure_many(CALLS, bare, work, ::fastrace::flush);
}

fn cold(bench: &mut Bench) {
    bench.start(report);
    bench.measure_cold(&many::ALL, enter);
}
