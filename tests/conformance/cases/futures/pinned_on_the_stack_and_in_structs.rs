#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use support::{Noisy, block_on, say, yield_once};

#[measured]
async fn points_into_itself(_noisy: Noisy) -> bool {
    let array = [1_u8; 64];
    let inside = &array[5];
    let before = std::ptr::from_ref(inside).addr();
    yield_once().await;
    before == std::ptr::from_ref(&array[5]).addr() && *inside == 1
}

struct Twice<F>(Pin<Box<F>>, Option<bool>);

impl<F: Future<Output = bool>> Future for Twice<F> {
    type Output = bool;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        say("twice");
        self.0.as_mut().poll(context)
    }
}

#[measured]
async fn pins(noisy: Noisy) -> bool {
    let future = pin!(points_into_itself(noisy));
    future.await
}

#[measured]
async fn polls_by_hand() -> Result<u32, String> {
    let mut future = pin!(points_into_itself(Noisy("by hand")));
    let mut times = 0;
    std::future::poll_fn(|context| {
        times += 1;
        future.as_mut().poll(context)
    })
    .await;
    Ok(times)
}

fn main() {
    let mut slot = Some(points_into_itself(Noisy("replaced")));
    slot.replace(points_into_itself(Noisy("kept")));
    say("replaced");
    say(block_on(slot.take().unwrap()));
    say(block_on(Twice(
        Box::pin(points_into_itself(Noisy("boxed"))),
        None,
    )));
    say(block_on(pins(Noisy("pinned"))));
    say(format_args!("{:?}", block_on(polls_by_hand())));
    let mut set = Box::pin(points_into_itself(Noisy("first")));
    let mut context = Context::from_waker(Waker::noop());
    say(set.as_mut().poll(&mut context).is_pending());
    set.set(points_into_itself(Noisy("second")));
    say("set");
    say(block_on(set));
}
