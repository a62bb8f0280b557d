//! The memory of one thread: frames of the calls that run, a log of those that ended, and the slots
//! that the log is folded into.
//!
//! A call only *stores*: its frame when it begins, an entry of the log when it ends. When the log is
//! full, its owner folds it into one slot per operation; whoever wants exact figures folds what is in it
//! in between. Shards live as long as the program and are handed on: a thread that ends leaves its log
//! and slots to the next one, so nothing has to be moved and memory follows the largest number of
//! threads that ran at once.

use std::array;
use std::sync::{OnceLock, PoisonError};

use super::frame::{Flags, Frame, Head};
use super::tally::{Counts, Entry};
use crate::callsite::registry::MAX_OPERATIONS;
use crate::clock::Scale;
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use crate::sync::{Mutex, MutexGuard, global, size};

/// So many calls may run inside each other on a thread before they are kept elsewhere.
pub(super) const FRAMES: usize = size(128, 2);
/// Entries in a log. A frame has 8 bits for the place in it where its call began.
pub(super) const ENTRIES: usize = size(128, 2);

const LOG: usize = ENTRIES * Entry::WORDS;

global! {
    /// Every shard, and those that no thread owns at the moment.
    static SHARDS: Mutex<Shards> = Mutex::new(Shards {
        all: Vec::new(),
        free: Vec::new(),
    });
}

struct Shards {
    all: Vec<&'static Shard>,
    free: Vec<&'static Shard>,
}

fn shards() -> MutexGuard<'static, Shards> {
    SHARDS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The memory of one thread. Only its owner stores to the first four.
#[repr(align(128))]
pub(crate) struct Shard {
    /// Words of the log that are written.
    head: AtomicU32,
    /// Frames that are in use.
    depth: AtomicU32,
    log: [AtomicU64; LOG],
    frames: [Frame; FRAMES],
    slots: Mutex<Slots>,
}

/// What was folded, by operation, since it was last taken.
struct Slots {
    /// Words of the log that are folded.
    folded: usize,
    by_operation: Vec<Option<Box<Counts>>>,
}

impl Shard {
    /// A shard for a thread that has none: one that was left behind, or a new one.
    pub(crate) fn claim() -> &'static Self {
        let mut shards = shards();
        if let Some(shard) = shards.free.pop() {
            return shard;
        }
        let shard: &'static Self = Box::leak(Box::new(Self::new()));
        shards.all.push(shard);
        shard
    }

    /// Leaves a shard to the next thread.
    pub(crate) fn release(&'static self) {
        // Frames of calls that never ended, because their guards were leaked, end with the thread.
        for frame in self.frames.iter().take(self.depth() as usize) {
            frame.set_head(Head::new(0, 0, Flags::NONE));
        }
        self.set_depth(0);
        shards().free.push(self);
    }

    pub(super) fn new() -> Self {
        Self {
            head: AtomicU32::new(0),
            depth: AtomicU32::new(0),
            log: array::from_fn(|_| AtomicU64::new(0)),
            frames: array::from_fn(|_| Frame::new()),
            slots: Mutex::new(Slots {
                folded: 0,
                by_operation: Vec::new(),
            }),
        }
    }

    /// How many frames are in use.
    #[inline]
    pub(super) fn depth(&self) -> u32 {
        self.depth.load(Ordering::Relaxed)
    }

    /// Says how many frames are in use. Only the owner may.
    #[inline]
    pub(super) fn set_depth(&self, depth: u32) {
        self.depth.store(depth, Ordering::Relaxed);
    }

    /// A frame; any number names one.
    #[inline]
    pub(super) fn frame(&self, index: u32) -> &Frame {
        &self.frames[index as usize % FRAMES]
    }

    /// Words of the log that are written.
    #[inline]
    pub(super) fn head(&self) -> usize {
        self.head.load(Ordering::Relaxed) as usize
    }

    /// How many entries the log holds.
    #[inline]
    pub(super) fn mark(&self) -> u32 {
        self.head.load(Ordering::Relaxed) / Entry::WORDS as u32
    }

    /// The place for an entry behind `head`; `None` when the log is full.
    #[inline]
    pub(super) fn place(&self, head: usize) -> Option<&[AtomicU64; Entry::WORDS]> {
        self.log.get(head..)?.first_chunk()
    }

    /// Tells the readers that an entry was stored behind `head`. Only the owner may.
    #[inline]
    pub(super) fn publish(&self, head: usize) {
        // Release: whoever reads the head sees the words before it.
        self.head
            .store((head + Entry::WORDS) as u32, Ordering::Release);
    }

    /// Appends an entry, and makes room before if there is none. Only the owner may.
    pub(super) fn push(&self, entry: Entry) {
        let mut head = self.head();
        if self.place(head).is_none() {
            self.make_room();
            head = 0;
        }
        if let Some(place) = self.place(head) {
            for (word, value) in place.iter().zip(entry.words()) {
                word.store(value, Ordering::Relaxed);
            }
            self.publish(head);
        }
    }

    /// Whether there is no room for an entry.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.place(self.head()).is_none()
    }

    /// Folds the log and begins it anew. Only the owner may.
    #[cold]
    pub(super) fn make_room(&self) {
        let mut slots = self.lock();
        slots.fold(self);
        slots.folded = 0;
        self.head.store(0, Ordering::Relaxed);
    }

    /// The entries that were written since the log held `mark` of them. For the owner.
    pub(super) fn entries_since(&self, mark: u32) -> impl Iterator<Item = Entry> + '_ {
        let head = self.head();
        let from = (mark as usize * Entry::WORDS).min(head);
        self.log[from..head].chunks_exact(Entry::WORDS).map(read)
    }

    /// Counts without the log: for a thread that has no shard any more.
    pub(super) fn count_directly(&self, entry: Entry) {
        let scale = Scale::current();
        self.lock().slot(entry.head.operation()).add(entry, scale);
    }

    /// How many calls of an operation have ended.
    #[cfg(test)]
    #[cfg(not(miri))]
    pub(super) fn calls(&self, operation: u32) -> u64 {
        let mut slots = self.lock();
        slots.fold(self);
        let mut tally = super::tally::Tally::default();
        tally.add(slots.slot(operation), Scale::of(1, 1));
        tally.calls()
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[inline]
fn read(words: &[AtomicU64]) -> Entry {
    let word = |at: usize| words.get(at).map_or(0, |word| word.load(Ordering::Relaxed));
    Entry::from_words([word(0), word(1), word(2), word(3)])
}

impl Slots {
    fn fold(&mut self, shard: &Shard) {
        let head = (shard.head.load(Ordering::Acquire) as usize).min(LOG);
        let scale = Scale::current();
        let from = self.folded.min(head);
        for words in shard.log[from..head].chunks_exact(Entry::WORDS) {
            let entry = read(words);
            // Not through `slot`, so that the compiler keeps the entry in registers.
            let index = entry.head.operation() as usize;
            let slot = match self.by_operation.get_mut(index) {
                Some(Some(slot)) => slot,
                _ => open(&mut self.by_operation, index),
            };
            slot.add(entry, scale);
        }
        self.folded = head;
    }

    fn slot(&mut self, operation: u32) -> &mut Counts {
        open(&mut self.by_operation, operation as usize)
    }
}

#[cold]
fn open(slots: &mut Vec<Option<Box<Counts>>>, index: usize) -> &mut Counts {
    if index >= slots.len() {
        slots.resize(index + 1, None);
    }
    slots[index].get_or_insert_default()
}

/// Takes what every thread counted since the last time, call by call exact, operation by operation.
pub(crate) fn take_counts(mut each: impl FnMut(u32, &Counts)) {
    let all = shards().all.clone();
    for shard in all {
        let mut slots = shard.lock();
        slots.fold(shard);
        // Beyond the known operations are the calls of nobody.
        let known = slots.by_operation.iter_mut().take(MAX_OPERATIONS + 1);
        for (operation, slot) in known.enumerate() {
            let Some(slot) = slot.as_mut().filter(|slot| !slot.is_empty()) else {
                continue;
            };
            each(operation as u32, slot);
            slot.clear();
        }
    }
}

/// Names the operation of every call that runs now and was not announced; as near as can be seen while
/// they go on.
pub(crate) fn each_running(mut each: impl FnMut(u32)) {
    let all = shards().all.clone();
    for shard in all {
        for frame in shard.frames.iter().take(shard.depth() as usize) {
            let head = frame.head();
            let is_known = head.operation() as usize <= MAX_OPERATIONS;
            if is_known && !head.flags().has(Flags::GONE.with(Flags::ANNOUNCED)) {
                each(head.operation());
            }
        }
    }
}

/// The bytes that the shards take.
pub(crate) fn memory() -> u64 {
    let all = shards().all.clone();
    let bytes = all.iter().map(|shard| {
        let slots = shard.lock();
        let counts = slots
            .by_operation
            .iter()
            .flatten()
            .map(|slot| slot.memory());
        size_of::<Shard>()
            + slots.by_operation.capacity() * size_of::<usize>()
            + counts.sum::<usize>()
    });
    bytes.sum::<usize>() as u64
}

/// The shard that threads share once their own thread-local state is gone.
pub(super) fn orphans() -> &'static Shard {
    static ORPHANS: OnceLock<&'static Shard> = OnceLock::new();
    ORPHANS.get_or_init(Shard::claim)
}

#[cfg(test)]
mod tests {
    use super::super::tally::Tally;
    use super::*;
    use crate::callsite::Gate;
    use crate::outcome::Outcome;

    fn call(operation: u32, outcome: Outcome, duration: u64) -> Entry {
        let flags = Flags::of(Gate::ON).with_outcome(outcome);
        Entry {
            head: Head::new(operation, 0, flags),
            duration,
            own: duration / 2,
            allocated: 8,
        }
    }

    fn tally(shard: &Shard, operation: u32) -> Tally {
        let mut slots = shard.lock();
        slots.fold(shard);
        let mut tally = Tally::default();
        tally.add(slots.slot(operation), Scale::of(1, 1));
        tally
    }

    #[test]
    fn what_is_pushed_is_counted_exactly() {
        let shard = Shard::new();
        shard.push(Entry::announces(3));
        shard.push(call(3, Outcome::Ok, 50));
        shard.push(call(3, Outcome::Error, 150));
        assert_eq!(shard.entries_since(1).count(), 2);
        let tally = tally(&shard, 3);
        assert_eq!((tally.announced, tally.outcomes), (1, [1, 1, 0, 0]));
        assert_eq!((tally.sum_ns, tally.self_ns, tally.max_ns), (200, 100, 150));
    }

    #[test]
    fn a_full_log_is_folded_and_loses_nothing() {
        const CALLS: u64 = if cfg!(miri) { 200 } else { 100_000 };
        let shard = Shard::new();
        for number in 0..CALLS {
            shard.push(call(0, Outcome::Cancelled, 7));
            if number % (CALLS / 100) == 0 {
                // Whoever asks for figures folds in between, and takes nothing twice.
                let mut slots = shard.lock();
                slots.fold(&shard);
            }
        }
        assert_eq!(tally(&shard, 0).outcomes, [0, 0, 0, CALLS]);
    }

    #[test]
    fn threads_and_readers_count_every_call_once() {
        const CALLS: u64 = if cfg!(miri) { 100 } else { 200_000 };
        let shards = vec![Shard::new(), Shard::new()];
        let seen = std::thread::scope(|scope| {
            let writers: Vec<_> = shards
                .iter()
                .map(|shard| {
                    scope.spawn(move || {
                        for _ in 0..CALLS {
                            shard.push(call(0, Outcome::Ok, 1));
                        }
                    })
                })
                .collect();
            let take = || {
                let mut seen = 0;
                for shard in &shards {
                    let mut slots = shard.lock();
                    slots.fold(shard);
                    let mut tally = Tally::default();
                    tally.add(slots.slot(0), Scale::of(1, 1));
                    slots.slot(0).clear();
                    seen += tally.calls();
                }
                seen
            };
            let mut seen = 0;
            while !writers
                .iter()
                .all(std::thread::ScopedJoinHandle::is_finished)
            {
                seen += take();
            }
            // That they have finished says nothing of what of theirs is to be seen here; this does.
            for writer in writers {
                writer.join().unwrap();
            }
            seen + take()
        });
        assert_eq!(seen, 2 * CALLS);
    }

    #[test]
    fn a_thread_without_a_log_is_counted_too() {
        let shard = Shard::new();
        shard.count_directly(Entry::announces(1));
        let flags = Flags::ANNOUNCED.with_outcome(Outcome::Panicked);
        let ended = Entry {
            head: Head::new(1, 0, flags),
            ..call(1, Outcome::Ok, 9)
        };
        shard.count_directly(ended);
        let tally = tally(&shard, 1);
        assert_eq!((tally.announced, tally.outcomes[2]), (0, 1));
    }
}
