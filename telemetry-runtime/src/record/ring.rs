//! The way of a record from its thread to the collector: a ring of words for each thread.
//!
//! One thread writes, one reader (whoever holds the collector's lock) reads. Rings live as long
//! as the program and are handed on from thread to thread; there are at most [`MAX_RINGS`].
//!
//! The words are atomics that nobody orders: the head is stored with Release after the record and
//! loaded with Acquire before it is read, the tail the other way round. The writer looks at the
//! tail, which the reader's core has, only every few hundred records: it keeps a limit.

use std::sync::PoisonError;

use super::wire::Words;
use crate::outcome::Outcome;
use crate::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use crate::sync::{Mutex, global, size};

/// Words in a ring: 128 KiB, room for some three thousand plain lines. A power of two.
const WORDS: usize = size(16 * 1024, 16);
/// So many are waiting, and the collector should come.
const HALF: u64 = WORDS as u64 / 2;
/// A quarter of the ring is kept free for what matters more than `info`.
const FOR_INFO: u64 = WORDS as u64 / 4 * 3;
/// Between two words to the collector that it should come.
const BETWEEN_CALLS: u64 = WORDS as u64 / 16;
/// So many threads have a ring at once, 6 MiB in all; others hand their records over directly.
const MAX_RINGS: usize = 48;

global! {
    static RINGS: Mutex<Vec<&'static Ring>> = Mutex::new(Vec::new());
    /// How many there are, to be asked without the lock.
    static MADE: AtomicUsize = AtomicUsize::new(0);
}

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
    #[inline]
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

/// A record's length in words, itself included: the low bits of its first word.
#[inline]
pub(crate) const fn length_of(first: u64) -> usize {
    (first & 0xffff) as usize
}

/// What one side stores stands apart from what the other does: neither takes the other's cache line.
#[repr(align(128))]
struct Apart<T>(T);

pub(crate) struct Ring {
    words: Box<[AtomicU64; WORDS]>,
    writer: Apart<Writer>,
    /// Words read since the beginning; only the reader stores it.
    tail: Apart<AtomicU64>,
    claimed: AtomicBool,
}

struct Writer {
    /// Words written since the beginning; only the owner stores it.
    head: AtomicU64,
    /// The head may go so far before the tail is looked at again. The owner's alone.
    limit: AtomicU64,
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
        let ring: &'static Self = Box::leak(Box::new(Self::new()?));
        rings.push(ring);
        MADE.store(rings.len(), Ordering::Release);
        Some(ring)
    }

    /// Leaves the ring, with what is still in it, to the next thread.
    pub(crate) fn release(&self) {
        self.claimed.store(false, Ordering::Release);
    }

    fn new() -> Option<Self> {
        let words: Vec<AtomicU64> = (0..WORDS).map(|_| AtomicU64::new(0)).collect();
        Some(Self {
            words: words.try_into().ok()?,
            writer: Apart(Writer {
                head: AtomicU64::new(0),
                limit: AtomicU64::new(0),
            }),
            tail: Apart(AtomicU64::new(0)),
            claimed: AtomicBool::new(true),
        })
    }

    /// A place for a record of so many words, if there is one for its class. Only the owner may call
    /// this, and has one place at a time.
    #[inline]
    pub(crate) fn reserve(&self, words: usize, class: Class) -> Option<Place<'_>> {
        let at = self.writer.0.head.load(Ordering::Relaxed);
        if at + words as u64 > self.writer.0.limit.load(Ordering::Relaxed) {
            return self.reserve_beyond_limit(at, words as u64, class);
        }
        let is_pressing = false;
        Some(Place {
            ring: self,
            at,
            is_pressing,
        })
    }

    /// Writes the words of a record if there is room without looking at the tail. Only the owner may.
    #[inline]
    pub(crate) fn push_at_once<const N: usize>(&self, words: [u64; N]) -> bool {
        let at = self.writer.0.head.load(Ordering::Relaxed);
        if at + N as u64 > self.writer.0.limit.load(Ordering::Relaxed) {
            return false;
        }
        for (index, word) in words.into_iter().enumerate() {
            self.word(at + index as u64).store(word, Ordering::Relaxed);
        }
        // Release: whoever reads the head sees the record before it.
        self.writer.0.head.store(at + N as u64, Ordering::Release);
        true
    }

    /// Looks at the tail, and sets a new limit: where the ring is half full, or a little further on
    /// where it is.
    #[cold]
    fn reserve_beyond_limit(&self, at: u64, words: u64, class: Class) -> Option<Place<'_>> {
        // Acquire: the reader is done with the words that are written over now.
        let tail = self.tail.0.load(Ordering::Acquire);
        let room = match class {
            Class::Info => FOR_INFO,
            Class::Warning | Class::Error => WORDS as u64,
        };
        let waiting = at - tail + words;
        if waiting > room {
            return None;
        }
        let is_pressing = waiting > HALF;
        let limit = if is_pressing {
            (at + words + BETWEEN_CALLS).min(tail + FOR_INFO)
        } else {
            tail + HALF
        };
        self.writer.0.limit.store(limit, Ordering::Relaxed);
        Some(Place {
            ring: self,
            at,
            is_pressing,
        })
    }

    /// Moves the record at `tail`, which is whole, to `record`; gives the tail behind it. Only the reader
    /// may call this.
    #[inline]
    fn take(&self, tail: u64, record: &mut Vec<u64>) -> u64 {
        // Never zero: a record that says so is skipped rather than met for ever.
        let length = length_of(self.word(tail).load(Ordering::Relaxed)).max(1) as u64;
        record.clear();
        record.extend((tail..tail + length).map(|at| self.word(at).load(Ordering::Relaxed)));
        let tail = tail + length;
        // Release: who sees the tail may write over the words before it.
        self.tail.0.store(tail, Ordering::Release);
        tail
    }

    #[inline]
    fn word(&self, at: u64) -> &AtomicU64 {
        &self.words[at as usize & (WORDS - 1)]
    }
}

/// A place in a ring, to be filled with exactly the words that it was asked for.
pub(crate) struct Place<'a> {
    ring: &'a Ring,
    at: u64,
    is_pressing: bool,
}

impl Place<'_> {
    /// Whether so much is waiting that the collector should come; said now and then.
    #[inline]
    pub(crate) fn is_pressing(&self) -> bool {
        self.is_pressing
    }

    /// Shows the record to the reader.
    #[inline]
    pub(crate) fn publish(self) {
        // Release: whoever reads the head sees the record before it.
        self.ring.writer.0.head.store(self.at, Ordering::Release);
    }
}

impl Words for Place<'_> {
    #[inline]
    fn put(&mut self, word: u64) {
        self.ring.word(self.at).store(word, Ordering::Relaxed);
        self.at += 1;
    }
}

/// The bytes that the rings take.
pub(crate) fn memory() -> u64 {
    (MADE.load(Ordering::Acquire) * (size_of::<Ring>() + WORDS * size_of::<u64>())) as u64
}

/// So many records may be waiting at most: zero when there is none.
pub(crate) fn most_waiting() -> usize {
    /// A record has at least so many words.
    const SHORTEST: u64 = 3;
    let rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner);
    let words = |ring: &&Ring| {
        // The tail first, and with Acquire: who sees it sees a head that is not behind it.
        let tail = ring.tail.0.load(Ordering::Acquire);
        ring.writer.0.head.load(Ordering::Acquire) - tail
    };
    rings
        .iter()
        .map(|ring| words(ring).div_ceil(SHORTEST) as usize)
        .sum()
}

/// The one reader of all rings; whoever collects holds it.
pub(crate) struct Readers {
    rings: Vec<&'static Ring>,
    record: Vec<u64>,
    /// The ring to begin with: none is served before all others have been.
    next: usize,
}

impl Readers {
    pub(crate) const fn new() -> Self {
        Self {
            rings: Vec::new(),
            record: Vec::new(),
            next: 0,
        }
    }

    /// Hands at most `limit` waiting records to `each`, ring by ring; gives their number.
    pub(crate) fn drain(&mut self, limit: usize, mut each: impl FnMut(&[u64])) -> usize {
        if MADE.load(Ordering::Acquire) != self.rings.len() {
            self.rings
                .clone_from(&RINGS.lock().unwrap_or_else(PoisonError::into_inner));
        }
        let rings = self.rings.len();
        let mut drained = 0;
        for turn in 0..rings {
            let index = (self.next + turn) % rings;
            let ring = self.rings[index];
            // What is written while this runs waits for the next time: no ring holds up the others.
            let until = ring.writer.0.head.load(Ordering::Acquire);
            let mut tail = ring.tail.0.load(Ordering::Relaxed);
            while tail < until {
                tail = ring.take(tail, &mut self.record);
                drained += 1;
                each(&self.record);
                if drained == limit {
                    self.next = (index + 1) % rings;
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

    fn push(ring: &Ring, words: usize, fill: u64, class: Class) -> bool {
        let Some(mut place) = ring.reserve(words, class) else {
            return false;
        };
        place.put(fill << 16 | words as u64);
        for index in 1..words as u64 {
            place.put(fill + index);
        }
        place.publish();
        true
    }

    fn popped(ring: &Ring) -> Option<Vec<u64>> {
        let mut record = Vec::new();
        let tail = ring.tail.0.load(Ordering::Relaxed);
        (tail < ring.writer.0.head.load(Ordering::Acquire)).then(|| {
            ring.take(tail, &mut record);
            record
        })
    }

    fn expected(words: usize, fill: u64) -> Vec<u64> {
        std::iter::once(fill << 16 | words as u64)
            .chain((1..words as u64).map(|index| fill + index))
            .collect()
    }

    fn new() -> Ring {
        Ring::new().unwrap()
    }

    #[test]
    fn records_come_out_as_they_went_in() {
        let ring = new();
        for words in [1, 2, 7, 8, 9, 100] {
            assert!(push(&ring, words, 5, Class::Info));
        }
        for words in [1, 2, 7, 8, 9, 100] {
            assert_eq!(popped(&ring), Some(expected(words, 5)));
        }
        assert_eq!(popped(&ring), None);
    }

    #[test]
    fn a_quarter_is_kept_for_what_matters_more() {
        let ring = new();
        let mut infos = 0;
        while push(&ring, 100, 1, Class::Info) {
            infos += 1;
        }
        assert_eq!(infos, WORDS * 3 / 4 / 100);
        let mut warnings = 0;
        while push(&ring, 100, 1, Class::Warning) {
            warnings += 1;
        }
        assert_eq!(infos + warnings, WORDS / 100);
        assert!(popped(&ring).is_some() && push(&ring, 100, 1, Class::Error));
    }

    #[test]
    fn the_collector_is_called_from_half_on_and_not_for_every_record() {
        let ring = new();
        let mut calls = Vec::new();
        for record in 0..WORDS / 5 {
            let Some(mut place) = ring.reserve(5, Class::Info) else {
                break;
            };
            if place.is_pressing() {
                calls.push(record * 5);
            }
            (0..5).for_each(|_| place.put(5));
            place.publish();
        }
        assert!(
            calls[0] >= WORDS / 2 - 5 && calls[0] < WORDS / 2 + 5,
            "{calls:?}"
        );
        assert!(calls.len() <= 5, "{calls:?}");
        while popped(&ring).is_some() {}
        assert!(!ring.reserve(5, Class::Info).unwrap().is_pressing());
    }

    #[test]
    fn a_place_that_is_not_published_holds_nothing() {
        let ring = new();
        ring.reserve(2, Class::Info).unwrap().put(2);
        assert_eq!(popped(&ring), None);
        assert!(push(&ring, 3, 9, Class::Info));
        assert_eq!(popped(&ring), Some(expected(3, 9)));
    }

    #[test]
    fn the_ring_goes_round_without_losing_a_word() {
        const ROUNDS: u64 = if cfg!(miri) { 100 } else { 20_000 };
        let ring = new();
        for round in 0..ROUNDS {
            let words = 1 + (round % 97) as usize;
            assert!(push(&ring, words, round, Class::Info));
            assert_eq!(popped(&ring), Some(expected(words, round)));
        }
    }

    #[test]
    fn a_reader_on_another_thread_sees_every_record_whole() {
        // More than one round of the ring, so that words are written over while others are read.
        const RECORDS: u64 = if cfg!(miri) { 60 } else { 200_000 };
        const LONGEST: u64 = if cfg!(miri) { 150 } else { 5 };
        let ring = new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in 0..RECORDS {
                    let words = 1 + (number % LONGEST) as usize;
                    while !push(&ring, words, number, Class::Info) {
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
                assert_eq!(record, expected(1 + (number % LONGEST) as usize, number));
            }
        });
    }
}
