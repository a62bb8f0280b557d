//! Whether anybody comes for a record without being woken.
//!
//! The collector says that it sleeps, lets a pause go by, looks into the rings once more, and sleeps. A
//! thread puts its record into a ring, and looks then whether it must wake. So a record that the last
//! look did not see was put there after the word of it was out, or has its thread wake the collector.

use crate::sync::atomic::{AtomicU8, Ordering, fence};
use crate::sync::{fence_of_one_side, global};

global! {
    /// Any of the bits of [`Absent`].
    static ABSENT: AtomicU8 = AtomicU8::new(Absent::NoThread as u8);
}

/// Why nobody comes for a record without being woken.
#[derive(Clone, Copy)]
pub(crate) enum Absent {
    /// The collector has no thread.
    NoThread = 1,
    /// The thread sleeps.
    Asleep = 2,
    /// The last flush has begun.
    Ended = 4,
}

impl Absent {
    /// Says whether it is so from now on; gives whether it was.
    pub(crate) fn set(self, is_so: bool) -> bool {
        let before = if is_so {
            ABSENT.fetch_or(self as u8, Ordering::SeqCst)
        } else {
            ABSENT.fetch_and(!(self as u8), Ordering::SeqCst)
        };
        // Whoever looks into the rings after this does not do so before.
        fence(Ordering::SeqCst);
        before & self as u8 != 0
    }
}

/// Whether nobody comes, as far as is known: a first look, which may be out of date at once.
#[inline]
pub(super) fn nobody_comes() -> bool {
    ABSENT.load(Ordering::Relaxed) != 0
}

/// Whether nobody comes for the record that was put into a ring just now.
#[inline]
pub(super) fn nobody_comes_for_it() -> bool {
    fence_of_one_side();
    nobody_comes()
}
