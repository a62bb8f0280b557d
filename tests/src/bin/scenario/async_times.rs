//! Where the time of an async function goes: busy in a poll, or idle between polls.

use std::time::Duration;

use telemetry_runtime::measured;
use tokio::sync::mpsc;
use tokio::task::yield_now;

use crate::support::{Scenario, block_on, block_on_threads, install, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("async_times", times),
    ("async_ping_pong", ping_pong),
    ("async_joined", joined),
];

#[measured]
async fn busy_and_idle() {
    sleep(3);
    tokio::time::sleep(Duration::from_millis(6)).await;
    sleep(3);
}

#[measured]
async fn never_waits() -> u8 {
    7
}

#[measured]
async fn yields(times: u32) {
    for _ in 0..times {
        yield_now().await;
    }
}

#[measured]
#[expect(
    clippy::manual_async_fn,
    reason = "it is this form that is measured here"
)]
fn returns_a_future(times: u32) -> impl Future<Output = u32> + Send {
    async move {
        for _ in 0..times {
            yield_now().await;
        }
        times
    }
}

fn times() {
    let _telemetry = install();
    block_on(async {
        busy_and_idle().await;
        never_waits().await;
        yields(10).await;
        report(returns_a_future(4).await);
    });
}

const ROUNDS: u64 = 5_000;

#[measured(level = "trace")]
async fn passes(ball: u64, to: &mpsc::Sender<u64>) -> Result<(), mpsc::error::SendError<u64>> {
    yield_now().await;
    to.send(ball).await
}

#[measured]
async fn player(mut from: mpsc::Receiver<u64>, to: mpsc::Sender<u64>) -> u64 {
    let mut caught = 0;
    while let Some(ball) = from.recv().await {
        caught += 1;
        if ball == 0 || passes(ball - 1, &to).await.is_err() {
            break;
        }
    }
    caught
}

fn ping_pong() {
    let telemetry = install();
    block_on_threads(async {
        let tables: Vec<_> = (0..4)
            .map(|_| {
                let (to_ping, from_pong) = mpsc::channel(1);
                let (to_pong, from_ping) = mpsc::channel(1);
                to_ping.try_send(ROUNDS).unwrap();
                [
                    tokio::spawn(player(from_pong, to_pong)),
                    tokio::spawn(player(from_ping, to_ping)),
                ]
            })
            .collect();
        for player in tables.into_iter().flatten() {
            player.await.unwrap();
        }
    });
    report(telemetry.operations());
}

#[measured]
async fn half() {
    tokio::time::sleep(Duration::from_millis(10)).await;
}

#[measured]
async fn whole() {
    tokio::join!(half(), half());
}

fn joined() {
    let _telemetry = install();
    block_on(whole());
}
