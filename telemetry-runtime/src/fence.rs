//! Runs code of the user's so that a panic in it ends here.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What `work` gives; `None` when it panicked. The panic hook has reported that, as any other.
pub(crate) fn fenced<T>(work: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => Some(result),
        Err(panic) => {
            // The payload's own `Drop` may panic as well.
            std::mem::forget(panic);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_at_the_fence_even_if_its_payload_panics() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("in the payload");
            }
        }
        assert_eq!(fenced(|| 1), Some(1));
        assert_eq!(fenced(|| -> u8 { std::panic::panic_any(Bomb) }), None);
    }
}
