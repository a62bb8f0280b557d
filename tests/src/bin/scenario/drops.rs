//! Drop order and panics, each beside the same function without the attribute.

use std::cell::Cell;

use telemetry_runtime::measured;

use crate::support::{Scenario, block_on, install, report, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("functions_with_drops", with_drops),
    ("functions_that_panic", that_panic),
];

thread_local! {
    static DROPPED: Cell<Vec<&'static str>> = const { Cell::new(Vec::new()) };
}

struct Noisy(&'static str);

impl Noisy {
    fn value(&self) -> usize {
        self.0.len()
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        let mut dropped = DROPPED.take();
        dropped.push(self.0);
        DROPPED.set(dropped);
    }
}

#[measured]
fn drops(first: Noisy, _: Noisy, _unused: Noisy) -> usize {
    let _local = Noisy("local");
    let _ = Noisy("at once");
    first.value() + Noisy("temporary").value()
}

fn drops_bare(first: Noisy, _: Noisy, _unused: Noisy) -> usize {
    let _local = Noisy("local");
    let _ = Noisy("at once");
    first.value() + Noisy("temporary").value()
}

#[measured]
async fn drops_later(first: Noisy, _: Noisy, _unused: Noisy) -> usize {
    let _local = Noisy("local");
    tokio::task::yield_now().await;
    first.value() + Noisy("temporary").value()
}

async fn drops_later_bare(first: Noisy, _: Noisy, _unused: Noisy) -> usize {
    let _local = Noisy("local");
    tokio::task::yield_now().await;
    first.value() + Noisy("temporary").value()
}

fn with_drops() {
    let _telemetry = install();
    let new = || (Noisy("first"), Noisy("ignored"), Noisy("unused"));
    let order = |run: &dyn Fn((Noisy, Noisy, Noisy)) -> usize| {
        run(new());
        DROPPED.take()
    };
    report([
        order(&|(a, b, c)| drops(a, b, c)),
        order(&|(a, b, c)| drops_bare(a, b, c)),
    ]);
    report([
        order(&|(a, b, c)| block_on(drops_later(a, b, c))),
        order(&|(a, b, c)| block_on(drops_later_bare(a, b, c))),
    ]);
    report([
        order(&|(a, b, c)| size_of_val(&drops_later(a, b, c)).min(1)),
        order(&|(a, b, c)| size_of_val(&drops_later_bare(a, b, c)).min(1)),
    ]);
}

#[measured]
fn panics_with(payload: u32) {
    std::panic::panic_any(payload);
}

#[measured]
fn index(list: &[u8]) -> u8 {
    list[10]
}

fn that_panic() {
    let _telemetry = install();
    let caught = std::panic::catch_unwind(|| panics_with(42)).unwrap_err();
    report(caught.downcast_ref::<u32>());
    survive(|| index(&[]));
}
