//! The function that everybody measures, with nothing on it, and what calls it.

use std::future::Future;
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// The function with no attribute.
#[inline(never)]
pub(crate) fn bare(n: u64) -> u64 {
    black_box(n)
}

/// The same, with memory that comes and goes.
#[inline(never)]
pub(crate) fn allocating(n: u64) -> u64 {
    *black_box(Box::new(n))
}

/// The same, ready at once.
pub(crate) async fn ready(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

/// The same with three awaits, each of them pending once.
pub(crate) async fn awaits(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

/// A future that is pending once.
#[derive(Default)]
pub(crate) struct Once {
    was_pending: bool,
}

impl Future for Once {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.was_pending {
            return Poll::Ready(());
        }
        self.was_pending = true;
        Poll::Pending
    }
}

/// Polls a future until it is ready.
#[inline(never)]
pub(crate) fn drive<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = black_box(future.as_mut()).poll(&mut context) {
            return output;
        }
    }
}
