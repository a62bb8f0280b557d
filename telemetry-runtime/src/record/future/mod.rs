//! The future around an async function's body.

mod capturing;
mod named;
mod progress;

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

pub use self::capturing::{Captured, capture, captured};
pub use self::named::{ReturnsLocal, ReturnsOther, ReturnsSend, once, returned};
use self::progress::Progress;
use super::seen::Seen;
use crate::callsite::Callsite;

pin_project! {
    /// Measures a future from its first poll to its end, however it ends; made by [`future`].
    ///
    /// It is lazy, and as `Send` as the future inside. Dropped before the end it is `cancelled`.
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Measured<F, O, R> {
        // First, so that the compiler has settled whether it is `Send` before it goes into the
        // future, and into those inside it: how deep that may go is limited.
        settled: PhantomData<Progress>,
        #[pin]
        future: F,
        // Dropped after the future, whose drop is a part of the call.
        progress: Progress,
        observe: O,
        output: PhantomData<fn() -> R>,
    }

    impl<F, O, R> PinnedDrop for Measured<F, O, R> {
        fn drop(this: Pin<&mut Self>) {
            this.project().progress.begin_drop();
        }
    }
}

/// Measures `future` as a call of `callsite`; `observe` looks at its output.
#[inline]
pub fn future<F, O, R>(callsite: &'static Callsite, observe: O, future: F) -> Measured<F, O, R>
where
    O: Fn(&R) -> Seen,
{
    future_captured(callsite, Captured(None), observe, future)
}

/// [`future`] with values that were captured when it was made.
#[inline]
pub fn future_captured<F, O, R>(
    callsite: &'static Callsite,
    captured: Captured,
    observe: O,
    future: F,
) -> Measured<F, O, R>
where
    O: Fn(&R) -> Seen,
{
    Measured {
        settled: PhantomData,
        future,
        progress: Progress::new(callsite, captured.0),
        observe,
        output: PhantomData,
    }
}

/// [`future_captured`] in a box, around a boxed future; the compiler takes the output from the future.
#[inline]
pub fn boxed<F, O>(
    callsite: &'static Callsite,
    captured: Captured,
    observe: O,
    future: F,
) -> Pin<Box<Measured<F, O, F::Output>>>
where
    F: Future,
    O: Fn(&F::Output) -> Seen,
{
    Box::pin(future_captured(callsite, captured, observe, future))
}

impl<F, O, R> Future for Measured<F, O, R>
where
    F: Future<Output = R>,
    O: Fn(&R) -> Seen,
{
    type Output = R;

    #[inline]
    fn poll(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<R> {
        let this = self.project();
        let Some(polling) = this.progress.resume() else {
            return this.future.poll(task);
        };
        let polled = this.future.poll(task);
        match &polled {
            Poll::Pending => polling.pend(),
            Poll::Ready(output) => polling.end(|| (this.observe)(output)),
        }
        polled
    }
}

/// A future that is not measured, of the same type as one that is.
pub(super) fn unmeasured<F, O, R>(observe: O, future: F) -> Measured<F, O, R> {
    Measured {
        settled: PhantomData,
        future,
        progress: Progress::not_measured(),
        observe,
        output: PhantomData,
    }
}

/// A value that is never made: tells the compiler the type that an `async` block returns.
///
/// # Panics
/// When it is called, which no expansion does.
#[cold]
pub fn output<T>() -> T {
    unreachable!("only its type is used")
}
