//! The counts of one thread: a log that its owner appends to, and the slots it is folded into.
//!
//! A call only *stores*: two short entries in a ring of words. Every few hundred calls the log is
//! folded into one slot per operation, by its owner when it is full, or by whoever wants exact
//! figures. Shards live as long as the program and are handed on: a thread that ends leaves its
//! log and slots to the next one, so nothing has to be moved and memory follows the largest
//! number of threads that ran at once.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::tally::{Finished, Tally};
use crate::outcome::Outcome;

/// Words in a log; a power of two. A call takes [`ENTRY`] and one.
const LOG_WORDS: u32 = 1024;
/// Words of the entry that a finished call writes.
const ENTRY: u32 = 4;

/// Every shard, and those that no thread owns at the moment.
static SHARDS: Mutex<Shards> = Mutex::new(Shards {
    all: Vec::new(),
    free: Vec::new(),
});

struct Shards {
    all: Vec<&'static Shard>,
    free: Vec<&'static Shard>,
}

fn shards() -> MutexGuard<'static, Shards> {
    SHARDS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The log and the slots of one thread.
pub(crate) struct Shard {
    words: Box<[AtomicU64]>,
    /// Where the owner writes next. Only the owner stores it.
    head: AtomicU32,
    slots: Mutex<Slots>,
}

/// What was folded, by operation, since it was last taken.
struct Slots {
    /// The log is folded up to here.
    folded: u32,
    slots: Vec<Option<Box<Tally>>>,
}

const FINISHED: u64 = 1 << 63;
const OVER_BUDGET: u64 = 1 << 62;
const OUTCOME_SHIFT: u32 = 32;

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
        shards().free.push(self);
    }

    fn new() -> Self {
        Self {
            words: (0..LOG_WORDS).map(|_| AtomicU64::new(0)).collect(),
            head: AtomicU32::new(0),
            slots: Mutex::new(Slots {
                folded: 0,
                slots: Vec::new(),
            }),
        }
    }

    /// Where the owner writes next.
    pub(crate) fn head(&self) -> u32 {
        self.head.load(Ordering::Relaxed)
    }

    /// Appends that a call of `operation` began; gives the new head.
    ///
    /// Only the owner may call this, with the head it was given last and room for one word.
    #[inline]
    pub(crate) fn push_started(&self, head: u32, operation: u32) -> u32 {
        self.word(head)
            .store(u64::from(operation), Ordering::Relaxed);
        self.publish(head.wrapping_add(1))
    }

    /// Appends a finished call; gives the new head.
    ///
    /// Only the owner may call this, with the head it was given last and room for an entry.
    #[inline]
    pub(crate) fn push_finished(&self, head: u32, call: Finished) -> u32 {
        let over = if call.over_budget { OVER_BUDGET } else { 0 };
        let first =
            FINISHED | over | (call.outcome as u64) << OUTCOME_SHIFT | u64::from(call.operation);
        self.word(head).store(first, Ordering::Relaxed);
        self.word(head.wrapping_add(1))
            .store(call.duration_ns, Ordering::Relaxed);
        self.word(head.wrapping_add(2))
            .store(call.self_ns, Ordering::Relaxed);
        self.word(head.wrapping_add(3))
            .store(call.allocated, Ordering::Relaxed);
        self.publish(head.wrapping_add(ENTRY))
    }

    /// Folds the log, and gives the head up to which the owner may write.
    #[cold]
    pub(crate) fn make_room(&self, head: u32) -> u32 {
        self.lock().fold(self);
        // The log is empty now: all but one entry's room may be filled before it must be folded.
        head.wrapping_add(LOG_WORDS - ENTRY)
    }

    /// Counts without the log that a call began: for a thread that has no shard any more.
    pub(crate) fn start_directly(&self, operation: u32) {
        self.lock().slot(operation).started += 1;
    }

    /// Counts without the log a call that ended, wherever it began.
    pub(crate) fn finish_directly(&self, call: Finished) {
        self.lock().slot(call.operation).add(call);
    }

    #[inline]
    fn word(&self, at: u32) -> &AtomicU64 {
        &self.words[(at % LOG_WORDS) as usize]
    }

    #[inline]
    fn publish(&self, head: u32) -> u32 {
        // Release: whoever reads the head sees the words before it.
        self.head.store(head, Ordering::Release);
        head
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slots {
    fn fold(&mut self, shard: &Shard) {
        let head = shard.head.load(Ordering::Acquire);
        let mut at = self.folded;
        while at != head {
            let first = shard.word(at).load(Ordering::Relaxed);
            let slot = self.slot(first as u32);
            if first & FINISHED == 0 {
                slot.started += 1;
                at = at.wrapping_add(1);
                continue;
            }
            slot.add(Finished {
                operation: first as u32,
                outcome: Outcome::from_code(first >> OUTCOME_SHIFT),
                over_budget: first & OVER_BUDGET != 0,
                duration_ns: shard.word(at.wrapping_add(1)).load(Ordering::Relaxed),
                self_ns: shard.word(at.wrapping_add(2)).load(Ordering::Relaxed),
                allocated: shard.word(at.wrapping_add(3)).load(Ordering::Relaxed),
            });
            at = at.wrapping_add(ENTRY);
        }
        self.folded = at;
    }

    fn slot(&mut self, operation: u32) -> &mut Tally {
        let index = operation as usize;
        if index >= self.slots.len() {
            self.slots.resize(index + 1, None);
        }
        self.slots[index].get_or_insert_with(Box::default)
    }
}

/// Takes what every thread counted since the last time, call by call exact, operation by operation.
pub(crate) fn take_counts(mut each: impl FnMut(u32, &Tally)) {
    let all = shards().all.clone();
    for shard in all {
        let mut slots = shard.lock();
        slots.fold(shard);
        for (operation, slot) in slots.slots.iter_mut().enumerate() {
            let Some(slot) = slot.as_mut().filter(|slot| !slot.is_empty()) else {
                continue;
            };
            each(operation as u32, slot);
            slot.clear();
        }
    }
}

/// The shard that threads share once their own thread-local state is gone.
pub(crate) fn orphans() -> &'static Shard {
    static ORPHANS: std::sync::OnceLock<&'static Shard> = std::sync::OnceLock::new();
    ORPHANS.get_or_init(Shard::claim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(operation: u32, outcome: Outcome, duration_ns: u64) -> Finished {
        Finished {
            operation,
            outcome,
            over_budget: duration_ns > 100,
            duration_ns,
            self_ns: duration_ns / 2,
            allocated: 8,
        }
    }

    fn tally(shard: &Shard, operation: u32) -> Tally {
        let mut slots = shard.lock();
        slots.fold(shard);
        slots.slot(operation).clone()
    }

    #[test]
    fn what_is_pushed_is_counted_exactly() {
        let shard = Shard::new();
        let mut head = shard.head();
        head = shard.push_started(head, 3);
        head = shard.push_started(head, 3);
        head = shard.push_finished(head, call(3, Outcome::Ok, 50));
        shard.push_finished(head, call(3, Outcome::Error, 150));
        let tally = tally(&shard, 3);
        assert_eq!((tally.started, tally.outcomes), (2, [1, 1, 0, 0]));
        assert_eq!((tally.sum_ns, tally.self_ns, tally.max_ns), (200, 100, 150));
        assert_eq!((tally.violations, tally.allocated), (1, 16));
    }

    #[test]
    fn a_full_log_is_folded_and_loses_nothing() {
        const CALLS: u64 = if cfg!(miri) { 1_000 } else { 100_000 };
        let shard = Shard::new();
        let mut head = shard.head();
        let mut limit = shard.make_room(head);
        for _ in 0..CALLS {
            if head.wrapping_sub(limit) as i32 >= 0 {
                limit = shard.make_room(head);
            }
            head = shard.push_finished(head, call(0, Outcome::Cancelled, 7));
        }
        assert_eq!(tally(&shard, 0).outcomes, [0, 0, 0, CALLS]);
    }

    #[test]
    fn a_thread_without_a_log_is_counted_too() {
        let shard = Shard::new();
        shard.start_directly(1);
        shard.finish_directly(call(1, Outcome::Panicked, 9));
        let tally = tally(&shard, 1);
        assert_eq!((tally.started, tally.outcomes[2]), (1, 1));
    }
}
