//! autometrics: a counter, a histogram and a gauge for each function, in its own Prometheus exporter.

use std::hint::black_box;

use ::autometrics::{autometrics, prometheus_exporter};

use crate::child::Bench;
use crate::entry::{Ask, Entry, Mode};
use crate::hundreds::distinct;
use crate::work::{self, Once, bare, drive};

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Counts, "autometrics", counts)
        .asks(&[Ask::Call, Ask::Threads, Ask::Grow, Ask::Start, Ask::Idle])
        .grows_for(10_000_000),
    Entry::new(Mode::Ready, "autometrics", ready),
    Entry::new(Mode::Awaits, "autometrics", awaits),
    Entry::new(Mode::Cold, "autometrics", cold).asks(&[Ask::Cold]),
];

#[autometrics]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

#[autometrics]
async fn ready_work(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

#[autometrics]
async fn awaits_work(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

distinct!(mod many; #[autometrics::autometrics] fn work);

fn counts(bench: &mut Bench) {
    bench.start(prometheus_exporter::init);
    bench.measure(bare, work, || {});
    bench.finish(());
}

fn ready(bench: &mut Bench) {
    bench.start(prometheus_exporter::init);
    bench.measure(|n| drive(work::ready(n)), |n| drive(ready_work(n)), || {});
}

fn awaits(bench: &mut Bench) {
    bench.start(prometheus_exporter::init);
    bench.measure(|n| drive(work::awaits(n)), |n| drive(awaits_work(n)), || {});
}

fn cold(bench: &mut Bench) {
    bench.start(prometheus_exporter::init);
    bench.measure_cold(&many::ALL, || ());
}
