//! Blocks and futures that are measured by hand.

use std::io;

use telemetry_runtime::{FutureExt, handle, measure_future, measure_operation, request};
use tokio::task::yield_now;

use crate::support::{Scenario, block_on, install, poll_once, report, sleep, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("blocks", blocks),
    ("blocks_of_futures", futures),
    ("blocks_with_many_names", many_names),
    ("blocks_without_an_installation", without_installation),
];

fn blocks() {
    let _telemetry = install();
    {
        let mut operation = measure_operation("fine");
        operation.field("bytes", 512).field("name", "header");
        sleep(2);
    }
    {
        let mut operation = measure_operation("failing");
        operation.field("bytes", 7_u64);
        operation.fail(&io::Error::from(io::ErrorKind::TimedOut));
    }
    survive(|| {
        let mut operation = measure_operation("panicking");
        operation.field("bytes", 1);
        panic!("boom");
    });
    let _outer = measure_operation("outer");
    let inner = measure_operation("inner");
    drop(inner);
}

fn futures() {
    let _telemetry = install();
    block_on(async {
        let answer = measure_future("fine", |operation| async move {
            operation.field("step", 1);
            yield_now().await;
            operation.field("later", true);
            42
        });
        report(answer.with_context(request("req-1")).await);
        let failed = measure_future("failing", |operation| async move {
            yield_now().await;
            let error = io::Error::from(io::ErrorKind::StorageFull);
            operation.fail(&error);
            Err::<(), _>(error)
        });
        assert!(failed.await.is_err());
        let panicking = measure_future("panicking", |_| async {
            yield_now().await;
            panic!("boom");
        });
        assert!(tokio::spawn(panicking).await.is_err());
    });
    poll_once(measure_future("cancelled", |operation| async move {
        operation.field("step", 1);
        std::future::pending::<()>().await;
    }));
    drop(measure_future("never_polled", |_| async {}));
}

fn many_names() {
    let telemetry = install();
    for number in 0..10_000 {
        drop(measure_operation(&format!("name-{number}")));
    }
    let operations = telemetry.operations();
    let calls: u64 = operations.iter().map(|operation| operation.calls).sum();
    report((operations.len(), calls));
}

fn without_installation() {
    measure_operation("block").field("x", 1);
    measure_operation("block").fail(&io::Error::other("no"));
    report(block_on(measure_future("future", |_| async { 42 })));
    report(handle().operations());
    report(handle().is_installed());
}
