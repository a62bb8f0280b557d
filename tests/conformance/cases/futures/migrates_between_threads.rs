#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};
use std::thread;
use support::{Noisy, say, yield_once};
use tokio::task::{block_in_place, yield_now};

#[measured]
async fn inner(n: u32) -> Result<u32, String> {
    let _local = Noisy("local of inner");
    yield_once().await;
    yield_once().await;
    n.checked_sub(1).ok_or_else(|| "zero".to_owned())
}

#[measured]
async fn outer(_noisy: Noisy, n: u32) -> Result<u32, String> {
    let one = inner(n).await?;
    yield_once().await;
    Ok(one + inner(n).await?)
}

#[both]
async fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    outer(Noisy("of node"), 3).await?;
    Ok(state)
}

/// A poll on a thread of its own each.
fn wander<F>(future: F) -> (F::Output, usize)
where
    F: Future + Send,
    F::Output: Send,
{
    let mut future = Box::pin(future);
    for polls in 1.. {
        let polled = thread::scope(|scope| {
            let poll = || {
                let mut context = Context::from_waker(Waker::noop());
                Pin::new(&mut future).poll(&mut context)
            };
            scope.spawn(poll).join().unwrap()
        });
        if let std::task::Poll::Ready(output) = polled {
            return (output, polls);
        }
    }
    unreachable!()
}

#[measured]
async fn blocks(n: u64) -> u64 {
    yield_now().await;
    let m = block_in_place(|| n + 1);
    yield_now().await;
    m
}

#[measured]
async fn blocks_with_a_runtime_inside(n: u64) -> u64 {
    block_in_place(|| tokio::runtime::Handle::current().block_on(blocks(n)))
}

fn main() {
    say(format_args!("{:?}", wander(outer(Noisy("of outer"), 5))));
    say(format_args!("{:?}", wander(outer(Noisy("of outer"), 0))));
    say(format_args!("{:?}", wander(node(serde_json::json!({})))));
    let mut moved = Box::pin(outer(Noisy("dropped elsewhere"), 5));
    let mut context = Context::from_waker(Waker::noop());
    say(moved.as_mut().poll(&mut context).is_pending());
    thread::spawn(move || drop(moved)).join().unwrap();
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(4).build().unwrap();
    let sum = runtime.block_on(async {
        let tasks: Vec<_> = (0..50)
            .map(|n| {
                tokio::spawn(async move {
                    if n % 2 == 0 {
                        blocks(n).await
                    } else {
                        blocks_with_a_runtime_inside(n).await
                    }
                })
            })
            .collect();
        let mut sum = 0;
        for task in tasks {
            sum += task.await.unwrap();
        }
        sum
    });
    say(sum);
}
