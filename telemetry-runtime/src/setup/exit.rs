//! Brings out the lines of a program that ends without saying so: `process::exit`, a panic.
#![expect(
    unsafe_code,
    reason = "`atexit` is the only way to run at `process::exit`"
)]

use std::panic;
use std::thread;
use std::time::Duration;

use super::global;
use crate::record::local::{self, Local};

/// How long the end of the program may be held up by a reader that is slow.
pub(super) const END_PATIENCE: Duration = Duration::from_secs(1);
/// How long a panic that may be survived is held up.
const PANIC_PATIENCE: Duration = Duration::from_millis(50);

/// Sees to it that what is on its way comes out at the end, however it comes.
pub(super) fn arrange() {
    // SAFETY: `at_exit` takes nothing, returns nothing, and cannot unwind. It runs on the thread
    // that ends the process, after its thread-locals are gone: what it uses has no destructor.
    let _ = unsafe { libc::atexit(at_exit) };

    // A thread that is unwinding may not change the hook; the other ways out are arranged all the same.
    if thread::panicking() {
        return;
    }
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        local::with(Local::note_panic);
        earlier(info);
        // A panic in the toolkit's own work (a user's `Display`, say) must not wait for itself.
        if !local::with(Local::is_inside) {
            let patience = if cfg!(panic = "abort") {
                END_PATIENCE
            } else {
                PANIC_PATIENCE
            };
            global::flush(patience, false);
        }
    }));
}

extern "C" fn at_exit() {
    let _ = panic::catch_unwind(|| {
        if !local::with(Local::is_inside) {
            global::end(END_PATIENCE);
        }
    });
}
