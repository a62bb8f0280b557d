//! What the files of this test share.

use std::sync::Once;
use std::task::{Context, Poll, Waker};

use telemetry_runtime::Telemetry;

/// Installs telemetry, so that annotated functions really are measured; nothing is printed.
pub(crate) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let telemetry = Telemetry::builder("hygiene", "test").without_stdout();
        std::mem::forget(telemetry.install());
    });
}

/// Runs a future that needs no runtime.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
