#![allow(clippy::all, clippy::pedantic)]
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use support::say;

struct Counts(AtomicUsize);

impl Wake for Counts {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[measured]
async fn asks(expected: Waker) -> bool {
    let mut first = true;
    poll_fn(|context| {
        if std::mem::take(&mut first) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(context.waker().will_wake(&expected))
    })
    .await
}

#[measured]
async fn outer(expected: Waker) -> Result<bool, String> {
    let same = asks(expected).await;
    same.then_some(true).ok_or_else(|| "another".to_owned())
}

fn main() {
    let counts = Arc::new(Counts(AtomicUsize::new(0)));
    let waker = Waker::from(Arc::clone(&counts));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(outer(waker.clone()));
    say(future.as_mut().poll(&mut context).is_pending());
    say(counts.0.load(Ordering::Relaxed));
    say(format_args!("{:?}", future.as_mut().poll(&mut context)));
}
