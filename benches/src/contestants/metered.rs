//! metered: a counter and a histogram of response times for each method, in a registry of the type.

use std::hint::black_box;

use ::metered::{HitCount, ResponseTime, metered};

use crate::child::Bench;
use crate::entry::{Ask, Entry, Mode};
use crate::work::{self, Once, bare, drive};

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Counts, "metered", counts).asks(&[
        Ask::Call,
        Ask::Threads,
        Ask::Grow,
        Ask::Start,
        Ask::Idle,
    ]),
    Entry::new(Mode::Ready, "metered", ready),
    Entry::new(Mode::Awaits, "metered", awaits),
];

#[derive(Default)]
struct Service {
    metrics: ServiceMetrics,
}

#[metered(registry = ServiceMetrics)]
impl Service {
    #[measure([HitCount, ResponseTime])]
    #[inline(never)]
    fn work(&self, n: u64) -> u64 {
        black_box(n)
    }

    #[measure([HitCount, ResponseTime])]
    async fn ready_work(&self, n: u64) -> u64 {
        black_box(std::future::ready(n).await)
    }

    #[measure([HitCount, ResponseTime])]
    async fn awaits_work(&self, n: u64) -> u64 {
        Once::default().await;
        Once::default().await;
        Once::default().await;
        black_box(n)
    }
}

fn counts(bench: &mut Bench) {
    let service = bench.start(Service::default);
    bench.measure(bare, |n| service.work(n), || {});
    bench.finish(service);
}

fn ready(bench: &mut Bench) {
    let service = bench.start(Service::default);
    let work = |n| drive(service.ready_work(n));
    bench.measure(|n| drive(work::ready(n)), work, || {});
}

fn awaits(bench: &mut Bench) {
    let service = bench.start(Service::default);
    let work = |n| drive(service.awaits_work(n));
    bench.measure(|n| drive(work::awaits(n)), work, || {});
}
