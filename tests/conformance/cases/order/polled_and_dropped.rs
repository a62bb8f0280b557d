use std::pin::pin;
use std::task::{Context, Waker};

use support::{Noisy, poll_once, say, yield_once};

#[measured]
async fn steps(_a: Noisy, b: Noisy, _: Noisy, (c, _): (Noisy, Noisy)) -> Result<Noisy, Noisy> {
    say("first poll");
    let _local = Noisy("local");
    yield_once().await;
    say("second poll");
    drop(c);
    let _held = Noisy("held");
    {
        let _short = Noisy("short");
        yield_once().await;
    }
    say("third poll");
    Ok(b)
}

#[measured]
async fn unit(_a: Noisy, _: Noisy) {
    let _local = Noisy("local");
    yield_once().await;
}

#[both]
async fn node(state: serde_json::Value, _a: Noisy) -> Result<serde_json::Value, String> {
    let _local = Noisy("local");
    yield_once().await;
    Ok(state)
}

fn main() {
    let n = Noisy;
    for polls in 0..4 {
        say(format_args!("{polls} polls"));
        let mut future = pin!(steps(n("a"), n("b"), n("_"), (n("c"), n("c.1"))));
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..polls {
            say(future.as_mut().poll(&mut context).is_ready());
        }
    }
    say("unit");
    drop(unit(n("a"), n("_")));
    say(poll_once(unit(n("a"), n("_"))).is_some());
    say("node");
    drop(node(serde_json::json!(1), n("a")));
    say(poll_once(node(serde_json::json!(1), n("a"))).is_some());
    let mut boxed = Box::pin(unit(n("boxed"), n("_")));
    let mut context = Context::from_waker(Waker::noop());
    while boxed.as_mut().poll(&mut context).is_pending() {}
    say("kept after its end");
}
