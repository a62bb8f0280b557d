//! What the cases share: they say what they observe, and run futures.

use std::cell::Cell;
use std::fmt::Display;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use telemetry_runtime::Telemetry;

/// Says something that was observed; bare or annotated, a case says the same.
pub fn say(what: impl Display) {
    eprintln!("SAY {what}");
}

/// Says when it is dropped.
#[derive(Debug)]
pub struct Noisy(pub &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        say(format_args!("drop {}", self.0));
    }
}

/// Runs a future to its end on this thread.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Polls a future once; `None` when it is pending. The future is dropped after.
pub fn poll_once<F: Future>(future: F) -> Option<F::Output> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Pending once.
pub async fn yield_once() {
    let yielded = Cell::new(false);
    std::future::poll_fn(move |context| {
        if yielded.replace(true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Compiles where the value is `Send`.
pub fn assert_send<T: Send>(value: T) -> T {
    value
}

/// Compiles where the value borrows nothing.
pub fn assert_static<T: 'static>(value: T) -> T {
    value
}

/// The runner has `main` begin with this: installs telemetry where it asks for it.
#[doc(hidden)]
#[must_use]
pub fn install() -> Option<Telemetry> {
    std::env::var_os("CONFORMANCE_INSTALL")?;
    let builder = Telemetry::builder("conformance", "test").level("debug");
    Some(builder.install().expect("nobody else installs telemetry"))
}
