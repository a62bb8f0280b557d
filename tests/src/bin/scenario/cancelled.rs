//! Futures that do not come to their end.

use std::time::Duration;

use telemetry_runtime::{handle, measured};
use tokio::task::yield_now;

use crate::support::{Scenario, block_on, install, poll_once, report};

pub(crate) const ALL: &[Scenario] = &[
    ("outcomes_of_cancelled_futures", cancelled),
    ("outcome_of_a_leaked_future", leaked),
];

#[measured]
async fn never_polled() {}

#[measured]
async fn dropped_between_polls() {
    std::future::pending::<()>().await;
}

#[measured]
async fn timed_out() -> Result<(), String> {
    std::future::pending().await
}

#[measured]
async fn lost_the_race() {
    std::future::pending::<()>().await;
}

#[measured]
async fn aborted() {
    inner_of_aborted().await;
}

#[measured]
async fn inner_of_aborted() {
    std::future::pending::<()>().await;
}

#[measured]
async fn cut_off_with_the_runtime() {
    std::future::pending::<()>().await;
}

fn cancelled() {
    let _telemetry = install();
    drop(never_polled());
    assert!(poll_once(dropped_between_polls()).is_none());
    block_on(async {
        let timeout = tokio::time::timeout(Duration::from_millis(2), timed_out());
        assert!(timeout.await.is_err());
        tokio::select! {
            () = lost_the_race() => unreachable!(),
            () = yield_now() => {}
        }
        let task = tokio::spawn(aborted());
        yield_now().await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        tokio::spawn(cut_off_with_the_runtime());
        yield_now().await;
    });
    report(handle().operations());
}

#[measured]
async fn leaky() {
    std::future::pending::<()>().await;
}

fn leaked() {
    let telemetry = install();
    let mut future = Box::pin(leaky());
    assert!(poll_once(&mut future).is_none());
    std::mem::forget(future);
    telemetry.flush();
    report(handle().operations());
}
