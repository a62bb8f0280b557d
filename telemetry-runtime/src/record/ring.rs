//! The way of a record from its thread to the collector: a ring of bytes for each thread.
//!
//! One thread writes, one reader (whoever holds the collector's lock) reads. Rings live as long
//! as the program and are handed on from thread to thread; there are at most [`MAX_RINGS`].

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::outcome::Outcome;

/// Words in a ring: 128 KiB, room for several hundred lines.
const WORDS: u64 = 16 * 1024;
/// So many threads have a ring at once, 6 MiB in all; others hand their records over directly.
const MAX_RINGS: usize = 48;

static RINGS: Mutex<Vec<&'static Ring>> = Mutex::new(Vec::new());

/// How much a record matters when there is no room for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Lines at `info` and below: dropped first, and counted.
    Info = 0,
    /// Budget violations and cancelled calls: a quarter of the ring is kept free for them.
    Warning = 1,
    /// Errors and panics: the thread makes room itself and waits for it, within bounds.
    Error = 2,
}

impl Class {
    pub(crate) const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The class of a call that ended like this.
    pub(crate) const fn of(outcome: Outcome, over_budget: bool) -> Self {
        match outcome {
            Outcome::Error | Outcome::Panicked => Self::Error,
            Outcome::Cancelled => Self::Warning,
            Outcome::Ok if over_budget => Self::Warning,
            Outcome::Ok => Self::Info,
        }
    }

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

pub(crate) struct Ring {
    words: Box<[AtomicU64]>,
    /// Words written since the beginning; only the owner stores it.
    head: AtomicU64,
    /// Words read since the beginning; only the reader stores it.
    tail: AtomicU64,
    claimed: AtomicBool,
}

impl Ring {
    /// A ring for a thread; `None` when all are taken.
    pub(crate) fn claim() -> Option<&'static Self> {
        let mut rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(free) = rings
            .iter()
            .find(|ring| !ring.claimed.swap(true, Ordering::Acquire))
        {
            return Some(free);
        }
        if rings.len() == MAX_RINGS {
            return None;
        }
        let ring: &'static Self = Box::leak(Box::new(Self::new()));
        rings.push(ring);
        Some(ring)
    }

    /// Leaves the ring, with what is still in it, to the next thread.
    pub(crate) fn release(&self) {
        self.claimed.store(false, Ordering::Release);
    }

    fn new() -> Self {
        Self {
            words: (0..WORDS).map(|_| AtomicU64::new(0)).collect(),
            head: AtomicU64::new(0),
            tail: AtomicU64::new(0),
            claimed: AtomicBool::new(true),
        }
    }

    /// Writes a record if there is room for its class. Only the owner may call this.
    pub(crate) fn push(&self, record: &[u8], class: Class) -> bool {
        let head = self.head.load(Ordering::Relaxed);
        // Acquire: the reader is done with the words that are written over now.
        let free = WORDS - (head - self.tail.load(Ordering::Acquire));
        let needed = 1 + record.len().div_ceil(8) as u64;
        let reserved = if class == Class::Info { WORDS / 4 } else { 0 };
        if needed + reserved > free {
            return false;
        }
        self.word(head)
            .store(record.len() as u64, Ordering::Relaxed);
        for (index, chunk) in record.chunks(8).enumerate() {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(head + 1 + index as u64)
                .store(u64::from_le_bytes(word), Ordering::Relaxed);
        }
        // Release: whoever reads the head sees the record before it.
        self.head.store(head + needed, Ordering::Release);
        true
    }

    /// Whether so much is waiting that the collector should come.
    pub(crate) fn is_half_full(&self) -> bool {
        self.head.load(Ordering::Relaxed) - self.tail.load(Ordering::Relaxed) > WORDS / 2
    }

    /// Moves the oldest record to `record`; `false` when there is none. Only the reader may call this.
    fn pop(&self, record: &mut Vec<u8>) -> bool {
        let tail = self.tail.load(Ordering::Relaxed);
        if tail == self.head.load(Ordering::Acquire) {
            return false;
        }
        let length = self.word(tail).load(Ordering::Relaxed) as usize;
        let words = length.div_ceil(8) as u64;
        record.clear();
        for index in 0..words {
            record.extend_from_slice(
                &self
                    .word(tail + 1 + index)
                    .load(Ordering::Relaxed)
                    .to_le_bytes(),
            );
        }
        record.truncate(length);
        self.tail.store(tail + 1 + words, Ordering::Release);
        true
    }

    fn word(&self, at: u64) -> &AtomicU64 {
        &self.words[(at % WORDS) as usize]
    }
}

/// So many records may be waiting at most: zero when there is none.
pub(crate) fn most_waiting() -> usize {
    /// A record has at least so many words, its length included.
    const SHORTEST: u64 = 10;
    let rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner);
    let words =
        |ring: &&Ring| ring.head.load(Ordering::Acquire) - ring.tail.load(Ordering::Relaxed);
    rings
        .iter()
        .map(|ring| words(ring).div_ceil(SHORTEST) as usize)
        .sum()
}

/// The one reader of all rings; whoever collects holds it.
pub(crate) struct Readers {
    record: Vec<u8>,
    /// The ring to begin with: none is served before all others have been.
    next: usize,
}

impl Readers {
    pub(crate) const fn new() -> Self {
        Self {
            record: Vec::new(),
            next: 0,
        }
    }

    /// Hands at most `limit` waiting records to `each`, ring by ring; gives their number.
    pub(crate) fn drain(&mut self, limit: usize, mut each: impl FnMut(&[u8])) -> usize {
        let rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut drained = 0;
        for turn in 0..rings.len() {
            let ring = rings[(self.next + turn) % rings.len()];
            // What is written while this runs waits for the next time: no ring holds up the others.
            let until = ring.head.load(Ordering::Acquire);
            while ring.tail.load(Ordering::Relaxed) != until && ring.pop(&mut self.record) {
                drained += 1;
                each(&self.record);
                if drained == limit {
                    self.next = (self.next + turn + 1) % rings.len();
                    return drained;
                }
            }
        }
        drained
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn popped(ring: &Ring) -> Option<Vec<u8>> {
        let mut record = Vec::new();
        ring.pop(&mut record).then_some(record)
    }

    #[test]
    fn records_come_out_as_they_went_in() {
        let ring = Ring::new();
        for length in [0, 1, 7, 8, 9, 100] {
            assert!(ring.push(&vec![length as u8; length], Class::Info));
        }
        for length in [0, 1, 7, 8, 9, 100] {
            assert_eq!(popped(&ring), Some(vec![length as u8; length]));
        }
        assert_eq!(popped(&ring), None);
    }

    #[test]
    fn a_quarter_is_kept_for_what_matters_more() {
        let ring = Ring::new();
        let record = [1; 792]; // 100 words with its length
        let mut infos = 0;
        while ring.push(&record, Class::Info) {
            infos += 1;
        }
        assert_eq!(infos, WORDS * 3 / 4 / 100);
        let mut warnings = 0;
        while ring.push(&record, Class::Warning) {
            warnings += 1;
        }
        assert!(warnings >= WORDS / 4 / 100, "{warnings}");
    }

    #[test]
    fn the_ring_goes_round_without_losing_a_byte() {
        const ROUNDS: u32 = if cfg!(miri) { 800 } else { 20_000 };
        let ring = Ring::new();
        for round in 0..ROUNDS {
            let record = round.to_le_bytes().repeat((round % 97) as usize);
            assert!(ring.push(&record, Class::Info));
            assert_eq!(popped(&ring), Some(record));
        }
    }

    #[test]
    fn a_reader_on_another_thread_sees_every_record_whole() {
        const RECORDS: u64 = if cfg!(miri) { 200 } else { 200_000 };
        let ring = Ring::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in 0..RECORDS {
                    let record = number.to_le_bytes().repeat(1 + (number % 5) as usize);
                    while !ring.push(&record, Class::Info) {
                        std::thread::yield_now();
                    }
                }
            });
            for number in 0..RECORDS {
                let record = loop {
                    if let Some(record) = popped(&ring) {
                        break record;
                    }
                    std::thread::yield_now();
                };
                assert_eq!(
                    record,
                    number.to_le_bytes().repeat(1 + (number % 5) as usize)
                );
            }
        });
    }
}
