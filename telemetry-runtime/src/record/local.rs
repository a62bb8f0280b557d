//! The state of one thread: its shard, its ring, the calls it is in, its allocation counters.
//!
//! A call may begin anywhere, also in a signal handler that interrupts this code. Therefore whatever
//! touches a thread's records holds an [`Inside`], or has taken [`Local::shard`] away, and no call begins
//! on a thread without: who is interrupted finds the records as they were. User code that runs meanwhile
//! (`Display`, say) may end calls that are already running; nothing is borrowed then.
//!
//! The state has no destructor, so it can be used from any code that a thread runs, also from
//! destructors of thread-locals and from the allocator. A second thread-local, `CLOSER`, gives
//! shard and ring back when the thread ends; calls after that are counted in a shared shard.

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering, compiler_fence};

use super::capture::Added;
use super::context::{Attached, Trace};
use super::frames::Rest;
use super::ring::Ring;
use super::shard::{Shard, orphans};
use super::tally::Entry;
use crate::callsite::Callsite;
use crate::clock;

pub(crate) struct Local {
    /// The shard, while a call may begin; `None` before the first, and while the toolkit is at work.
    pub(super) shard: Cell<Option<&'static Shard>>,
    /// Time that instrumented children of the current call took, in ticks, for its self time.
    pub(super) children: Cell<u64>,
    /// Bytes that this thread has allocated and freed, as the tracking allocator saw it.
    pub(super) allocated: Cell<u64>,
    pub(super) freed: Cell<u64>,
    /// The thread works for a trace, so that calls are spans.
    pub(super) in_trace: Cell<bool>,
    /// It works for a request, which may have a trace or not.
    pub(super) for_request: Cell<bool>,
    /// The span that is open.
    pub(super) span: Cell<u64>,

    /// So many calls without a frame have begun on this thread.
    pub(super) blocks: Cell<u64>,

    /// The shard, until the thread ends.
    home: Cell<Option<&'static Shard>>,
    /// The ring, if it has one already.
    pub(super) ring: Cell<Option<&'static Ring>>,
    /// The toolkit is at work on this thread: calls from within are not measured. Only this thread
    /// uses it, but a signal handler may at any moment.
    inside: AtomicBool,
    /// The thread has given its shard back.
    closed: Cell<bool>,
    random: Cell<u64>,

    /// What there is no room for in the frames of the shard.
    pub(super) rest: ManuallyDrop<RefCell<Rest>>,
    /// Fields that were added to the calls that run.
    pub(super) added: ManuallyDrop<Cell<Added>>,
    /// The request and trace that the thread works for.
    pub(super) trace: ManuallyDrop<RefCell<Option<Arc<Trace>>>>,
    /// The context that was attached last, of those that still are.
    pub(super) attached: ManuallyDrop<Cell<Option<Rc<Attached>>>>,
    /// Panics that began on this thread, as far as `unwinding` needs to know.
    pub(super) panics: Cell<u32>,

    /// Callsites of names that were measured by hand on this thread.
    pub(super) recent_names: [Cell<Option<&'static Callsite>>; RECENT_NAMES],
}

thread_local! {
    static LOCAL: Local = const {
        Local {
            shard: Cell::new(None),
            children: Cell::new(0),
            allocated: Cell::new(0),
            freed: Cell::new(0),
            in_trace: Cell::new(false),
            for_request: Cell::new(false),
            span: Cell::new(0),
            blocks: Cell::new(0),
            home: Cell::new(None),
            ring: Cell::new(None),
            inside: AtomicBool::new(false),
            closed: Cell::new(false),
            random: Cell::new(0),
            rest: ManuallyDrop::new(RefCell::new(Rest::EMPTY)),
            added: ManuallyDrop::new(Cell::new(Added::NONE)),
            trace: ManuallyDrop::new(RefCell::new(None)),
            attached: ManuallyDrop::new(Cell::new(None)),
            panics: Cell::new(0),
            recent_names: [const { Cell::new(None) }; RECENT_NAMES],
        }
    };

    static CLOSER: Closer = const { Closer };
}

/// So many names that are measured by hand are remembered by each thread.
pub(super) const RECENT_NAMES: usize = 32;

/// Gives back, at the end of a thread, what the thread holds.
struct Closer;

impl Drop for Closer {
    fn drop(&mut self) {
        with(|local| {
            let local = local.enter_runtime();
            local.closed.set(true);
            if let Some(shard) = local.home.take() {
                shard.release();
            }
            if let Some(ring) = local.ring.take() {
                ring.release();
            }
            local.attached.take();
            local.added.take();
            if let Ok(mut rest) = local.rest.try_borrow_mut() {
                rest.shrink();
            }
            if let Ok(mut trace) = local.trace.try_borrow_mut() {
                trace.take();
            }
        });
    }
}

/// Runs `read` with the state of this thread.
#[inline]
pub(crate) fn with<T>(read: impl FnOnce(&Local) -> T) -> T {
    LOCAL.with(read)
}

/// Runs `work` unless the toolkit is already at work on this thread.
pub(crate) fn outside_runtime<T>(work: impl FnOnce() -> T) -> Option<T> {
    with(|local| {
        let _inside = local.enter_from_outside()?;
        Some(work())
    })
}

/// Runs `work` as the toolkit's own: calls and allocations within are not measured.
pub(crate) fn inside_runtime<T>(work: impl FnOnce() -> T) -> T {
    with(|local| {
        let _inside = local.enter_runtime();
        work()
    })
}

/// While this lives, the toolkit is at work on this thread, and may touch the thread's records.
pub(crate) struct Inside<'a> {
    local: &'a Local,
    before: bool,
    /// The toolkit was at work already: the shard stays away.
    was_busy: bool,
}

impl Drop for Inside<'_> {
    #[inline]
    fn drop(&mut self) {
        // What was written before stays before, as a signal handler sees it.
        compiler_fence(Ordering::SeqCst);
        self.local.inside.store(self.before, Ordering::Relaxed);
        // Where there is none yet, a handler that comes between may have got one, and given it back.
        if let Some(home) = self.local.home.get().filter(|_| !self.was_busy) {
            self.local.shard.set(Some(home));
        }
    }
}

impl Deref for Inside<'_> {
    type Target = Local;

    #[inline]
    fn deref(&self) -> &Local {
        self.local
    }
}

impl Local {
    /// Marks the toolkit as at work until the result is dropped.
    #[inline]
    pub(crate) fn enter_runtime(&self) -> Inside<'_> {
        let was_busy = self.is_inside();
        // A load and a store, for no other thread writes it; who interrupts puts back what was there.
        let before = self.inside.load(Ordering::Relaxed);
        self.inside.store(true, Ordering::Relaxed);
        self.shard.set(None);
        compiler_fence(Ordering::SeqCst);
        Inside {
            local: self,
            before,
            was_busy,
        }
    }

    /// The same, unless it is at work already.
    #[inline]
    pub(crate) fn enter_from_outside(&self) -> Option<Inside<'_>> {
        (!self.is_inside()).then(|| self.enter_runtime())
    }

    /// Whether the toolkit is at work on this thread.
    #[inline]
    pub(crate) fn is_inside(&self) -> bool {
        if self.inside.load(Ordering::Relaxed) {
            return true;
        }
        let has_home = self.home.get().is_some();
        // In this order: a handler that comes between may be the one that got the first shard.
        compiler_fence(Ordering::SeqCst);
        has_home && self.shard.get().is_none()
    }

    /// Whether allocations are the toolkit's own. Between the taking of the shard and its giving back
    /// by a call that only counts, nothing is allocated.
    #[inline]
    pub(super) fn allocates_for_itself(&self) -> bool {
        self.inside.load(Ordering::Relaxed)
    }
}

impl Inside<'_> {
    /// The shard of this thread; `None` when the thread is ending.
    pub(super) fn shard(&self) -> Option<&'static Shard> {
        if let Some(shard) = self.home.get() {
            return Some(shard);
        }
        if !self.open() {
            return None;
        }
        let shard = Shard::claim();
        self.home.set(Some(shard));
        Some(shard)
    }

    /// Writes an entry to the log, or counts it at once where the thread has none any more.
    pub(super) fn push(&self, entry: Entry) {
        match self.shard() {
            Some(shard) => {
                if shard.is_full() {
                    self.note_before_folding(shard);
                }
                shard.push(entry);
            }
            None => orphans().count_directly(entry),
        }
    }

    /// Lets this thread have a shard of which nobody else knows.
    #[cfg(test)]
    #[cfg(not(miri))]
    pub(super) fn set_home(&self, shard: &'static Shard) {
        self.home.set(Some(shard));
    }

    /// Makes sure that what this thread holds is given back; `false` when the thread is ending.
    fn open(&self) -> bool {
        !self.closed.get() && CLOSER.try_with(|_| ()).is_ok()
    }

    /// The thread has ended, or nearly: what is kept for it is freed at once.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// The ring of this thread; `None` when it is ending or all rings are taken.
    pub(super) fn ring(&self) -> Option<&'static Ring> {
        if let Some(ring) = self.ring.get() {
            return Some(ring);
        }
        if !self.open() {
            return None;
        }
        let ring = Ring::claim()?;
        self.ring.set(Some(ring));
        Some(ring)
    }
}

impl Local {
    /// A random number that is never zero (xorshift64*): for ids and sampling, not for secrets.
    #[inline]
    pub(super) fn random(&self) -> u64 {
        let mut state = self.random.get();
        if state == 0 {
            state = seed();
        }
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        self.random.set(state);
        state.wrapping_mul(0x2545_f491_4f6c_dd1d).max(1)
    }
}

/// A seed from the keys that the standard library draws from the system, once per thread.
#[cold]
fn seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(clock::now()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runtime_does_not_measure_itself() {
        inside_runtime(|| {
            assert!(with(Local::is_inside));
            assert_eq!(outside_runtime(|| 1), None);
        });
        assert_eq!(outside_runtime(|| 1), Some(1));
    }

    #[test]
    fn the_shard_is_away_while_the_toolkit_is_at_work() {
        let is_there = || with(|local| local.shard.get().is_some());
        with(|local| local.enter_runtime().shard());
        assert!(is_there());
        inside_runtime(|| {
            inside_runtime(|| assert!(!is_there()));
            assert!(!is_there());
        });
        assert!(is_there());
        // As a signal handler finds it that has interrupted the end of a call.
        let taken = with(|local| local.shard.take());
        assert!(with(Local::is_inside));
        inside_runtime(|| ());
        assert!(!is_there());
        with(|local| local.shard.set(taken));
    }

    #[test]
    fn random_numbers_differ_between_calls_and_threads() {
        let random = || with(Local::random);
        let here = random();
        assert_ne!(here, random());
        let there = std::thread::spawn(random).join().unwrap();
        assert_ne!(here, there);
    }
}
