//! Everything that the collector is told of one call, and how it is written into a ring.
//!
//! A record is words: one that says what follows, the two readings, then what the call has of the
//! optional figures, and texts packed eight bytes to a word. A call that has nothing to tell but its
//! figures takes four words, and no memory but the ring's. Times are written as the clock gives them, in
//! ticks, and read in nanoseconds.

use super::details::Details;
use super::wire::{WordReader, Words, words_of};
use crate::clock::{Ticks, WallClock};
use crate::outcome::Outcome;

/// Which lines a call prints, and what else its record is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Show(u8);

impl Show {
    /// `Operation completed`.
    pub(crate) const COMPLETED: u8 = 1;
    /// `Performance budget violation`; the violation counts in its window either way.
    pub(crate) const VIOLATION: u8 = 1 << 1;
    /// `Performance budget met`.
    pub(crate) const MET: u8 = 1 << 2;
    /// `Classified error`; the error counts towards its alert either way.
    pub(crate) const CLASSIFIED: u8 = 1 << 3;
    /// The line of a node.
    pub(crate) const NODE: u8 = 1 << 4;
    /// No line: the call was not timed, and its duration is what it took at least.
    pub(crate) const APPROXIMATE: u8 = 1 << 5;

    /// One line, `Operation completed`.
    pub(crate) const JUST_COMPLETED: Self = Self(Self::COMPLETED);

    pub(crate) fn set(&mut self, line: u8, on: bool) {
        if on {
            self.0 |= line;
        }
    }

    #[inline]
    pub(crate) fn has(self, line: u8) -> bool {
        self.0 & line != 0
    }

    /// Whether one of its lines says what the budget is.
    #[inline]
    pub(crate) fn tells_budget(self) -> bool {
        self.has(Self::VIOLATION | Self::MET)
    }
}

/// The numbers of one call. Times are ticks as they are written, and nanoseconds as they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) callsite: u32,
    pub(crate) show: Show,
    pub(crate) outcome: Outcome,
    /// Whether the error, if there is one, was classified.
    pub(crate) classified: bool,
    /// The reading at the end of the call.
    pub(crate) at: u64,
    pub(crate) duration: u64,
    /// For async functions: time inside `poll`, and the number of polls.
    pub(crate) polled: Option<(u64, u32)>,
    pub(crate) memory_delta: Option<i64>,
    /// The budget, for the lines that tell it.
    pub(crate) budget_ns: Option<u64>,
    /// Zero outside a trace; the span counts only within.
    pub(crate) trace_id: u128,
    pub(crate) span_id: u64,
}

/// Everything that the collector is told of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record<'a> {
    pub(crate) figures: Figures,
    pub(crate) request_id: Option<&'a str>,
    /// Captured values, and the number of those that there was no room for.
    pub(crate) fields: &'a [u8],
    pub(crate) left_out: u32,
    /// What few calls have, encoded by [`Details`]; empty where there is none of it.
    details: &'a [u8],
}

// The first word: length, outcome, flags, `Show`, and the callsite in its upper half.
const OUTCOME_SHIFT: u32 = 16;
const CLASSIFIED: u64 = 1 << 18;
const MEMORY: u64 = 1 << 19;
const POLLED: u64 = 1 << 20;
const BUDGET: u64 = 1 << 21;
const TRACE: u64 = 1 << 22;
/// Behind the figures stands how long the texts are, and they follow.
const TEXTS: u64 = 1 << 23;
const SHOW_SHIFT: u32 = 24;
const CALLSITE_SHIFT: u32 = 32;

/// The words that say how long the texts are.
const LENGTHS: usize = 2;
/// The length of a request id that is none.
const NONE: u32 = u32::MAX;

impl<'a> Record<'a> {
    /// A call that has nothing to tell but its figures, and the request that it belongs to.
    #[inline]
    pub(crate) fn plain(figures: Figures, request_id: Option<&'a str>) -> Self {
        Self {
            figures,
            request_id,
            fields: &[],
            left_out: 0,
            details: &[],
        }
    }

    /// With captured values, and what `details` encoded.
    pub(crate) fn with(self, fields: &'a [u8], left_out: u32, details: &'a [u8]) -> Self {
        Self {
            fields,
            left_out,
            details,
            ..self
        }
    }

    /// The words that it takes.
    #[inline]
    pub(crate) fn length(&self) -> usize {
        let flags = self.flags();
        let word = |flag, words| if flags & flag == 0 { 0 } else { words };
        3 + word(MEMORY, 1)
            + word(POLLED, 2)
            + word(BUDGET, 1)
            + word(TRACE, 3)
            + word(TEXTS, LENGTHS)
            + self.request_id.map_or(0, |text| words_of(text.len()))
            + words_of(self.fields.len())
            + words_of(self.details.len())
    }

    /// Whether there is anything whose length must be told.
    #[inline]
    fn has_texts(&self) -> bool {
        self.request_id.is_some()
            || !self.fields.is_empty()
            || self.left_out != 0
            || !self.details.is_empty()
    }

    #[inline]
    fn flags(&self) -> u64 {
        let figures = &self.figures;
        let flag = |flag, is_set| if is_set { flag } else { 0 };
        flag(CLASSIFIED, figures.classified)
            | flag(MEMORY, figures.memory_delta.is_some())
            | flag(POLLED, figures.polled.is_some())
            | flag(BUDGET, figures.budget_ns.is_some())
            | flag(TRACE, figures.trace_id != 0)
            | flag(TEXTS, self.has_texts())
    }

    /// Writes as many words as [`length`](Self::length) says.
    #[inline]
    pub(crate) fn write(&self, words: &mut impl Words) {
        let figures = &self.figures;
        words.put(
            self.length() as u64
                | self.flags()
                | (figures.outcome as u64) << OUTCOME_SHIFT
                | u64::from(figures.show.0) << SHOW_SHIFT
                | u64::from(figures.callsite) << CALLSITE_SHIFT,
        );
        words.put(figures.at);
        words.put(figures.duration);
        if let Some(delta) = figures.memory_delta {
            words.put(delta as u64);
        }
        if let Some((busy, polls)) = figures.polled {
            words.put(busy);
            words.put(polls.into());
        }
        if let Some(budget_ns) = figures.budget_ns {
            words.put(budget_ns);
        }
        if figures.trace_id != 0 {
            words.put(figures.trace_id as u64);
            words.put((figures.trace_id >> 64) as u64);
            words.put(figures.span_id);
        }
        if self.has_texts() {
            self.write_texts(words);
        }
    }

    fn write_texts(&self, words: &mut impl Words) {
        // Every text is bounded well below 4 GiB before it comes here.
        let request = self.request_id.map_or(NONE, |text| text.len() as u32);
        words.put(u64::from(request) << 32 | self.fields.len() as u64);
        words.put(u64::from(self.left_out) << 32 | self.details.len() as u64);
        words.put_all(self.request_id.unwrap_or_default().as_bytes());
        words.put_all(self.fields);
        words.put_all(self.details);
    }

    /// Reads a record back, with its texts in `texts`; `None` where the words are none.
    #[inline]
    pub(crate) fn read(words: &[u64], texts: &'a mut Vec<u8>, clock: WallClock) -> Option<Self> {
        let mut reader = WordReader(words);
        let r = &mut reader;
        let first = r.word()?;
        let has = |flag| first & flag != 0;
        let figures = Figures {
            callsite: (first >> CALLSITE_SHIFT) as u32,
            show: Show((first >> SHOW_SHIFT) as u8),
            outcome: Outcome::from_code(first >> OUTCOME_SHIFT),
            classified: has(CLASSIFIED),
            at: clock.monotonic(Ticks::from_raw(r.word()?)),
            duration: clock.nanoseconds(r.word()?),
            memory_delta: option(has(MEMORY), || Some(r.word()? as i64))?,
            polled: option(has(POLLED), || {
                Some((clock.nanoseconds(r.word()?), r.word()? as u32))
            })?,
            budget_ns: option(has(BUDGET), || r.word())?,
            trace_id: if has(TRACE) {
                u128::from(r.word()?) | u128::from(r.word()?) << 64
            } else {
                0
            },
            span_id: if has(TRACE) { r.word()? } else { 0 },
        };
        if has(TEXTS) {
            Self::read_texts(figures, reader, texts)
        } else {
            Some(Self::plain(figures, None))
        }
    }

    fn read_texts(
        figures: Figures,
        mut reader: WordReader<'_>,
        texts: &'a mut Vec<u8>,
    ) -> Option<Self> {
        let (first, second) = (reader.word()?, reader.word()?);
        let request = (first >> 32) as u32;
        let is_request = request != NONE;
        let request = if is_request { request as usize } else { 0 };
        texts.clear();
        reader.bytes(request, texts)?;
        reader.bytes(first as u32 as usize, texts)?;
        reader.bytes(second as u32 as usize, texts)?;
        let (request, rest) = texts.split_at_checked(request)?;
        let (fields, details) = rest.split_at_checked(first as u32 as usize)?;
        let request_id = option(is_request, || std::str::from_utf8(request).ok())?;
        let left_out = (second >> 32) as u32;
        Some(Self::plain(figures, request_id).with(fields, left_out, details))
    }

    /// What few calls have; `None` where the bytes are none.
    #[inline]
    #[expect(
        clippy::option_option,
        reason = "whether it could be read, and whether it is there"
    )]
    pub(crate) fn details(&self) -> Option<Option<Details<'a>>> {
        option(!self.details.is_empty(), || Details::decode(self.details))
    }
}

/// The record of most calls: of a function that has nothing to tell but that it succeeded.
#[derive(Clone, Copy)]
pub(crate) struct Shortest {
    pub(crate) callsite: u32,
    pub(crate) classified: bool,
    /// Ticks, as in the words.
    pub(crate) at: u64,
    pub(crate) duration: u64,
}

impl Shortest {
    /// The words that [`Record::write`] would write.
    #[inline]
    pub(crate) const fn words(self) -> [u64; 3] {
        let classified = if self.classified { CLASSIFIED } else { 0 };
        [
            3 | classified
                | (Outcome::Ok as u64) << OUTCOME_SHIFT
                | (Show::COMPLETED as u64) << SHOW_SHIFT
                | (self.callsite as u64) << CALLSITE_SHIFT,
            self.at,
            self.duration,
        ]
    }

    /// Reads such a record back, with or without its memory; `None` where the words are of another.
    #[inline]
    pub(crate) fn read(words: &[u64], clock: WallClock) -> Option<Figures> {
        const MAY_VARY: u64 = CLASSIFIED | MEMORY | 0xffff | u64::MAX << CALLSITE_SHIFT;
        let (first, memory_delta) = match *words {
            [first, _, _] if first & MEMORY == 0 => (first, None),
            [first, _, _, delta] if first & MEMORY != 0 => (first, Some(delta as i64)),
            _ => return None,
        };
        let others =
            (Outcome::Ok as u64) << OUTCOME_SHIFT | u64::from(Show::COMPLETED) << SHOW_SHIFT;
        (first & !MAY_VARY == others).then(|| Figures {
            callsite: (first >> CALLSITE_SHIFT) as u32,
            show: Show::JUST_COMPLETED,
            outcome: Outcome::Ok,
            classified: first & CLASSIFIED != 0,
            at: clock.monotonic(Ticks::from_raw(words[1])),
            duration: clock.nanoseconds(words[2]),
            memory_delta,
            polled: None,
            budget_ns: None,
            trace_id: 0,
            span_id: 0,
        })
    }

    /// The same for a call that counts its memory.
    #[inline]
    pub(crate) const fn words_with(self, memory_delta: u64) -> [u64; 4] {
        let [first, at, duration] = self.words();
        [(first + 1) | MEMORY, at, duration, memory_delta]
    }
}

#[expect(
    clippy::option_option,
    reason = "whether it could be read, and whether it is there"
)]
#[inline]
fn option<T>(is_there: bool, read: impl FnOnce() -> Option<T>) -> Option<Option<T>> {
    if is_there {
        read().map(Some)
    } else {
        Some(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        Figures {
            callsite: u32::MAX,
            show: Show(Show::COMPLETED | Show::NODE),
            outcome: Outcome::Cancelled,
            classified: true,
            at: Ticks::LONGEST,
            duration: 2,
            polled: Some((3, u32::MAX)),
            memory_delta: Some(-5),
            budget_ns: Some(6),
            trace_id: u128::MAX - 7,
            span_id: 9,
        }
    }

    fn records() -> Vec<Record<'static>> {
        let without = Figures {
            polled: None,
            memory_delta: None,
            budget_ns: None,
            trace_id: 0,
            span_id: 0,
            ..figures()
        };
        let mut records = Vec::new();
        for figures in [figures(), without] {
            for request_id in [None, Some(""), Some("req-42"), Some("12345678")] {
                let plain = Record::plain(figures, request_id);
                records.push(plain);
                records.push(plain.with(b"fields", 0, b""));
                records.push(plain.with(b"", 3, b"some details"));
                records.push(plain.with(b"12345678", u32::MAX, b"x"));
            }
        }
        records
    }

    fn words(record: &Record<'_>) -> Vec<u64> {
        let mut words = Vec::new();
        record.write(&mut words);
        words
    }

    #[test]
    fn a_record_comes_back_as_it_went() {
        let mut texts = Vec::new();
        for record in records() {
            let words = words(&record);
            assert_eq!(words.len(), record.length(), "{record:?}");
            assert_eq!(crate::record::ring::length_of(words[0]), words.len());
            assert_eq!(
                Record::read(&words, &mut texts, WallClock::OF_TESTS),
                Some(record)
            );
        }
    }

    #[test]
    fn a_record_cut_short_is_refused() {
        for record in records() {
            let words = words(&record);
            for length in 0..words.len() {
                let mut texts = Vec::new();
                let read = Record::read(&words[..length], &mut texts, WallClock::OF_TESTS);
                assert_eq!(read, None, "{length} of {record:?}");
            }
        }
    }

    #[test]
    fn no_other_record_is_taken_for_the_shortest() {
        for record in records() {
            let words = words(&record);
            assert_eq!(
                Shortest::read(&words, WallClock::OF_TESTS),
                None,
                "{record:?}"
            );
        }
        let failed = Figures {
            outcome: Outcome::Error,
            show: Show(Show::COMPLETED),
            polled: None,
            budget_ns: None,
            trace_id: 0,
            span_id: 0,
            ..figures()
        };
        let words = words(&Record::plain(failed, None));
        assert_eq!(Shortest::read(&words, WallClock::OF_TESTS), None);
    }

    #[test]
    fn the_shortest_record_is_a_record() {
        for (classified, memory_delta) in [(false, None), (true, Some(-5))] {
            let figures = Figures {
                show: Show(Show::COMPLETED),
                outcome: Outcome::Ok,
                classified,
                memory_delta,
                polled: None,
                budget_ns: None,
                trace_id: 0,
                span_id: 0,
                ..figures()
            };
            let shortest = Shortest {
                callsite: figures.callsite,
                classified,
                at: figures.at,
                duration: figures.duration,
            };
            let short = match memory_delta {
                None => shortest.words().to_vec(),
                Some(delta) => shortest.words_with(delta as u64).to_vec(),
            };
            assert_eq!(words(&Record::plain(figures, None)), short);
            assert_eq!(Shortest::read(&short, WallClock::OF_TESTS), Some(figures));
        }
    }
}
