//! metrics: a counter and a histogram by hand, since it has no attribute, recorded for Prometheus.

use std::hint::black_box;
use std::time::Instant;

use ::metrics::{counter, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::child::Bench;
use crate::entry::{Ask, Entry, Mode};
use crate::work::bare;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Off, "metrics, no recorder", off),
    Entry::new(Mode::Counts, "metrics", counts)
        .asks(&[Ask::Call, Ask::Threads, Ask::Grow, Ask::Start, Ask::Idle])
        // It keeps every value until somebody calls `run_upkeep`.
        .grows_for(10_000_000),
];

#[inline(never)]
fn work(n: u64) -> u64 {
    let begin = Instant::now();
    let result = black_box(n);
    counter!("calls", "function" => "work").increment(1);
    histogram!("duration", "function" => "work").record(begin.elapsed());
    result
}

fn record() -> PrometheusHandle {
    PrometheusBuilder::new()
        .install_recorder()
        .expect("there is no other recorder")
}

fn off(bench: &mut Bench) {
    bench.measure(bare, work, || {});
}

fn counts(bench: &mut Bench) {
    let handle = bench.start(record);
    bench.measure(bare, work, || handle.run_upkeep());
    bench.finish(());
}
