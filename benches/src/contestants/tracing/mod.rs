//! tracing: a span for each call, kept by `tracing-subscriber`'s registry under a layer that does nothing.

pub(super) mod lines;

use std::hint::black_box;

use ::tracing::instrument;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry};

use crate::child::Bench;
use crate::entry::{Ask, Entry, Mode};
use crate::hundreds::distinct;
use crate::work::{self, Once, bare, drive};

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Off, "tracing, no subscriber", off),
    Entry::new(Mode::Span, "tracing, registry", span).asks(&[
        Ask::Call,
        Ask::Threads,
        Ask::Grow,
        Ask::Start,
        Ask::Idle,
    ]),
    Entry::new(Mode::Ready, "tracing, registry", ready),
    Entry::new(Mode::Awaits, "tracing, registry", awaits),
    Entry::new(Mode::Cold, "tracing, registry", cold).asks(&[Ask::Cold]),
];

#[instrument(skip_all)]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

#[instrument(skip_all)]
async fn ready_work(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

#[instrument(skip_all)]
async fn awaits_work(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

distinct!(mod many; #[tracing::instrument(skip_all)] fn work);

/// Without any layer the registry would never forget a span that was closed.
struct Nothing;

impl Layer<Registry> for Nothing {}

fn registry() {
    tracing_subscriber::registry().with(Nothing).init();
}

fn off(bench: &mut Bench) {
    bench.measure(bare, work, || {});
}

fn span(bench: &mut Bench) {
    bench.start(registry);
    bench.measure(bare, work, || {});
    bench.finish(());
}

fn ready(bench: &mut Bench) {
    bench.start(registry);
    bench.measure(|n| drive(work::ready(n)), |n| drive(ready_work(n)), || {});
}

fn awaits(bench: &mut Bench) {
    bench.start(registry);
    bench.measure(|n| drive(work::awaits(n)), |n| drive(awaits_work(n)), || {});
}

fn cold(bench: &mut Bench) {
    bench.start(registry);
    bench.measure_cold(&many::ALL, || ());
}
