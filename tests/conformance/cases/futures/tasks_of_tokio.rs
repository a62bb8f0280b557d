#![allow(clippy::all, clippy::pedantic)]
use std::time::Duration;
use support::{Noisy, say};
use tokio::sync::oneshot;
use tokio::task::{LocalSet, spawn_local, yield_now};

#[measured]
async fn waits(name: Noisy) -> Result<&'static str, String> {
    let _local = Noisy("local of waits");
    std::future::pending::<()>().await;
    Ok(name.0)
}

#[measured]
async fn quick(n: u32) -> u32 {
    yield_now().await;
    n
}

#[measured]
async fn joined() -> (u32, u32, Result<u32, String>) {
    let fails = async { Err("no".to_owned()) };
    tokio::join!(quick(1), quick(2), fails)
}

#[measured]
async fn tried() -> Result<(u32, u32), String> {
    tokio::try_join!(async { Ok(quick(1).await) }, async { Err("no".to_owned()) })
}

#[measured]
async fn selects() -> u32 {
    tokio::select! {
        _ = waits(Noisy("lost")) => 0,
        n = quick(5) => {
            say("selected");
            n
        }
    }
}

#[measured]
async fn selects_by_reference() -> u32 {
    let lost = waits(Noisy("pinned"));
    tokio::pin!(lost);
    for n in 0..3 {
        tokio::select! {
            biased;
            _ = &mut lost => return 0,
            m = quick(n) => say(m),
        }
    }
    drop(Noisy("end"));
    7
}

#[measured]
async fn times_out() -> bool {
    let timeout = tokio::time::timeout(Duration::from_millis(1), waits(Noisy("late")));
    timeout.await.is_err()
}

#[measured]
async fn aborts() -> bool {
    let task = tokio::spawn(waits(Noisy("aborted")));
    yield_now().await;
    task.abort();
    let cancelled = task.await.unwrap_err().is_cancelled();
    say("aborted");
    cancelled
}

#[measured]
async fn panics(_noisy: Noisy) {
    yield_now().await;
    panic!("in a task");
}

#[measured]
async fn catches() -> String {
    let error = tokio::spawn(panics(Noisy("of panics"))).await.unwrap_err();
    let payload = error.into_panic();
    payload
        .downcast_ref::<&str>()
        .copied()
        .unwrap_or_default()
        .to_owned()
}

#[measured]
async fn local(rc: std::rc::Rc<u32>) -> u32 {
    yield_now().await;
    *rc
}

#[measured]
async fn through_a_channel() -> Result<u32, oneshot::error::RecvError> {
    let (sender, receiver) = oneshot::channel();
    tokio::spawn(async move { sender.send(quick(9).await) });
    receiver.await
}

#[both]
async fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    quick(1).await;
    let state = tokio::spawn(inner_node(state)).await;
    state.map_err(|error| error.to_string())
}

#[both]
async fn inner_node(state: serde_json::Value) -> serde_json::Value {
    yield_now().await;
    state
}

async fn all() {
    say(format_args!("{:?}", joined().await));
    say(format_args!("{:?}", tried().await));
    say(selects().await);
    say(selects_by_reference().await);
    say(times_out().await);
    say(aborts().await);
    say(catches().await);
    say(format_args!("{:?}", through_a_channel().await));
    say(format_args!(
        "{:?}",
        node(serde_json::json!({"a": 1})).await
    ));
}

fn main() {
    std::panic::set_hook(Box::new(|_| say("a panic")));
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build().unwrap();
    runtime.block_on(all());
    let set = LocalSet::new();
    set.block_on(&runtime, async {
        let task = spawn_local(local(std::rc::Rc::new(4)));
        say(task.await.unwrap());
        drop(spawn_local(waits(Noisy("left behind"))));
        yield_now().await;
    });
    drop(set);
    runtime.spawn(waits(Noisy("left in the runtime")));
    runtime.block_on(yield_now());
    drop(runtime);
    say("end");
}
