//! The state of one thread: its shard, its ring, the call it is in, its allocation counters.
//!
//! A call may begin anywhere, also in a signal handler that interrupts this code. Therefore whatever
//! touches a thread's records holds an [`Inside`], and no call begins on a thread that has one: who
//! is interrupted finds the records as they were. User code that runs meanwhile (`Display`, say) may
//! end calls that are already running; nothing is borrowed then.
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

use super::breakdown::Watch;
use super::context::{Attached, Trace};
use super::future::Capturing;
use super::guard::Active;
use super::ring::Ring;
use super::shard::{Shard, orphans};
use super::tally::Finished;
use super::wire::Fields;
use crate::callsite::Callsite;
use crate::clock;

pub(crate) struct Local {
    shard: Cell<Option<&'static Shard>>,
    head: Cell<u32>,
    limit: Cell<u32>,
    ring: Cell<Option<&'static Ring>>,
    /// The toolkit is at work on this thread: calls from within are not measured. Only this thread
    /// uses it, but a signal handler may at any moment.
    inside: AtomicBool,
    /// The thread has given its shard back.
    closed: Cell<bool>,
    random: Cell<u64>,

    /// The calls that run on this thread under a guard, innermost last; gaps are calls whose
    /// guards were dropped out of order.
    frames: ManuallyDrop<RefCell<Vec<Option<Active>>>>,
    /// Calls that run on this thread now.
    pub(super) running: Cell<u32>,
    /// Fields that were added to the calls that run, the innermost call's last.
    pub(super) added: ManuallyDrop<Cell<Fields>>,
    /// How far they go, also while `added` is taken out.
    pub(super) added_mark: Cell<usize>,
    /// Time that instrumented children of the current call took, for its self time.
    pub(super) children_ns: Cell<u64>,
    /// Where children are noted for the breakdown of a call with a budget.
    pub(super) watch: ManuallyDrop<Cell<Watch>>,
    /// Where a future that is polled for the first time leaves what it captured.
    pub(super) capturing: ManuallyDrop<Cell<Capturing>>,
    /// The request and trace that the thread works for.
    pub(super) trace: ManuallyDrop<RefCell<Option<Arc<Trace>>>>,
    /// The context that was attached last, of those that still are.
    pub(super) attached: ManuallyDrop<Cell<Option<Rc<Attached>>>>,
    /// The span that is open.
    pub(super) span: Cell<u64>,
    /// Panics that began on this thread, as far as `unwinding` needs to know.
    pub(super) panics: Cell<u32>,

    /// Callsites of names that were measured by hand on this thread.
    pub(super) recent_names: [Cell<Option<&'static Callsite>>; RECENT_NAMES],

    /// Bytes that this thread has allocated and freed, as the tracking allocator saw it.
    pub(super) allocated: Cell<u64>,
    pub(super) freed: Cell<u64>,
}

thread_local! {
    static LOCAL: Local = const {
        Local {
            shard: Cell::new(None),
            head: Cell::new(0),
            limit: Cell::new(0),
            ring: Cell::new(None),
            inside: AtomicBool::new(false),
            closed: Cell::new(false),
            random: Cell::new(0),
            frames: ManuallyDrop::new(RefCell::new(Vec::new())),
            running: Cell::new(0),
            added: ManuallyDrop::new(Cell::new(Fields::EMPTY)),
            added_mark: Cell::new(0),
            children_ns: Cell::new(0),
            watch: ManuallyDrop::new(Cell::new(Watch::Off)),
            capturing: ManuallyDrop::new(Cell::new(Capturing::No)),
            trace: ManuallyDrop::new(RefCell::new(None)),
            attached: ManuallyDrop::new(Cell::new(None)),
            span: Cell::new(0),
            panics: Cell::new(0),
            recent_names: [const { Cell::new(None) }; RECENT_NAMES],
            allocated: Cell::new(0),
            freed: Cell::new(0),
        }
    };

    static CLOSER: Closer = const { Closer };
}

/// So many names that are measured by hand are remembered by each thread.
pub(super) const RECENT_NAMES: usize = 32;

/// Room for so many nested calls is kept; what deep recursion took beyond it is freed.
const KEPT_FRAMES: usize = 1_024;

/// The place of a call on its thread.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame(u32);

impl Frame {
    /// No call.
    pub(super) const NONE: Self = Self(u32::MAX);

    #[inline]
    pub(super) fn is_some(self) -> bool {
        self != Self::NONE
    }
}

/// Gives back, at the end of a thread, what the thread holds.
struct Closer;

impl Drop for Closer {
    fn drop(&mut self) {
        with(|local| {
            let local = local.enter_runtime();
            local.closed.set(true);
            if let Some(shard) = local.shard.take() {
                shard.release();
            }
            if let Some(ring) = local.ring.take() {
                ring.release();
            }
            local.watch.take();
            local.attached.take();
            local.shrink_frames();
            local.added.take();
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
}

impl Drop for Inside<'_> {
    #[inline]
    fn drop(&mut self) {
        // What was written before stays before, as a signal handler sees it.
        compiler_fence(Ordering::SeqCst);
        self.local.inside.store(self.before, Ordering::Relaxed);
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
        // A load and a store, for no other thread writes it; who interrupts puts back what was there.
        let before = self.inside.load(Ordering::Relaxed);
        self.inside.store(true, Ordering::Relaxed);
        compiler_fence(Ordering::SeqCst);
        Inside {
            local: self,
            before,
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
        self.inside.load(Ordering::Relaxed)
    }
}

impl Inside<'_> {
    /// Keeps a call until its guard is dropped.
    #[inline]
    pub(super) fn push_frame(&self, active: Active) -> Frame {
        // Never borrowed here: no call begins while one is pushed or popped.
        let Ok(mut frames) = self.frames.try_borrow_mut() else {
            return Frame::NONE;
        };
        let frame = Frame(frames.len() as u32);
        if frames.len() == frames.capacity() {
            frames.reserve(16);
        }
        frames.push(Some(active));
        frame
    }

    /// Takes a call whose guard is dropped.
    #[inline]
    pub(super) fn pop_frame(&self, frame: Frame) -> Option<Active> {
        let mut frames = self.frames.try_borrow_mut().ok()?;
        let active = frames.get_mut(frame.0 as usize)?.take();
        while let Some(None) = frames.last() {
            frames.pop();
        }
        if frames.is_empty() && (frames.capacity() > KEPT_FRAMES || self.closed.get()) {
            drop(frames);
            self.shrink_frames();
        }
        active
    }

    /// Frees the memory of frames that are not in use.
    #[cold]
    fn shrink_frames(&self) {
        if let Ok(mut frames) = self.frames.try_borrow_mut() {
            frames.shrink_to_fit();
        }
    }

    /// Notes that a call of `operation` began.
    #[inline]
    pub(super) fn push_started(&self, operation: u32) {
        match self.shard_with_room() {
            Some(shard) => {
                self.head
                    .set(shard.push_started(self.head.get(), operation));
            }
            None => orphans().start_directly(operation),
        }
    }

    /// Notes a finished call.
    #[inline]
    pub(super) fn push_finished(&self, call: Finished) {
        match self.shard_with_room() {
            Some(shard) => self.head.set(shard.push_finished(self.head.get(), call)),
            None => orphans().finish_directly(call),
        }
    }

    #[inline]
    fn shard_with_room(&self) -> Option<&'static Shard> {
        match self.shard.get() {
            Some(shard) if (self.head.get().wrapping_sub(self.limit.get()) as i32) < 0 => {
                Some(shard)
            }
            shard => self.make_room(shard),
        }
    }

    #[cold]
    fn make_room(&self, shard: Option<&'static Shard>) -> Option<&'static Shard> {
        let shard = if let Some(shard) = shard {
            shard
        } else {
            if !self.open() {
                return None;
            }
            let shard = Shard::claim();
            self.shard.set(Some(shard));
            self.head.set(shard.head());
            shard
        };
        self.limit.set(shard.make_room(self.head.get()));
        Some(shard)
    }

    /// Makes sure that what this thread holds is given back; `false` when the thread is ending.
    fn open(&self) -> bool {
        !self.closed.get() && CLOSER.try_with(|_| ()).is_ok()
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

    /// A random number that is never zero (xorshift64*): for ids and sampling, not for secrets.
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
    fn random_numbers_differ_between_calls_and_threads() {
        let random = || with(|local| local.enter_runtime().random());
        let here = random();
        assert_ne!(here, random());
        let there = std::thread::spawn(random).join().unwrap();
        assert_ne!(here, there);
    }
}
