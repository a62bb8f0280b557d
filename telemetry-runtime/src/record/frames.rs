//! The calls that run on a thread, innermost last: in the frames of its shard, and what there is no room
//! for in those.

use std::sync::atomic::Ordering;

use super::breakdown::Breakdown;
use super::capture::Extra;
use super::frame::{Began, Flags, Head, Order};
use super::local::Inside;
use super::shard::{FRAMES, Shard};
use super::tally::Entry;
use crate::callsite::Gate;
use crate::clock::Ticks;

/// Room for so many is kept; what deep recursion took beyond it is freed.
const KEPT: usize = 1_024;
/// So many calls without a frame have what runs inside them noted when the log is folded.
const NOTED_DEEP: usize = 8;

/// The place of a call on its thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(u32);

impl Place {
    /// No call.
    pub(super) const NONE: Self = Self(u32::MAX);

    #[inline]
    pub(super) const fn of_frame(index: u32) -> Self {
        Self(index)
    }

    #[inline]
    pub(super) fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// As a number.
    pub(super) const fn to_number(self) -> u64 {
        self.0 as u64
    }

    /// What [`to_number`](Self::to_number) gave.
    pub(super) const fn from_number(number: u64) -> Self {
        Self(number as u32)
    }

    /// The number of the frame; one that is none where the call has no frame.
    #[inline]
    pub(super) const fn frame(self) -> u32 {
        self.0
    }

    /// The index in [`Rest::deep`], of a call that has no frame.
    fn deep(self) -> Option<usize> {
        (self.0 as usize)
            .checked_sub(FRAMES)
            .filter(|_| self.is_some())
    }
}

/// What there is no room for in the frames of a shard.
#[derive(Debug)]
pub(crate) struct Rest {
    /// Calls without a frame: too deep, of a thread that ends, or of a block that may end out of order.
    deep: Vec<Option<Deep>>,
    extras: Vec<(Place, Box<Extra>)>,
    /// What ran inside calls with a budget, as far as the log has forgotten it.
    noted: Vec<(Place, Breakdown)>,
}

#[derive(Debug)]
struct Deep {
    began: Began,
    /// How many frames were in use when it began.
    level: u32,
    /// So many calls without a frame had begun on the thread, itself included.
    number: u64,
}

impl Deep {
    fn flags(&self) -> Flags {
        self.began.head.flags()
    }
}

impl Rest {
    pub(super) const EMPTY: Self = Self {
        deep: Vec::new(),
        extras: Vec::new(),
        noted: Vec::new(),
    };

    /// Frees the memory that is not in use.
    pub(super) fn shrink(&mut self) {
        self.deep.shrink_to_fit();
        self.extras.shrink_to_fit();
        self.noted.shrink_to_fit();
    }

    /// Notes what the log is about to forget, for the calls with a budget that have no frame, of the
    /// innermost ones: each notes everything that ran inside.
    fn note_deep(&mut self, shard: &Shard) {
        let from = self.deep.len().saturating_sub(NOTED_DEEP);
        for at in from..self.deep.len() {
            let Some(deep) = &mut self.deep[at] else {
                continue;
            };
            let head = deep.began.head;
            if !head.flags().gate().has(Gate::BUDGET) {
                continue;
            }
            let mut inside = Breakdown::default();
            note(&mut inside, shard.entries_since(head.mark()));
            let flags = if inside.is_empty() {
                head.flags()
            } else {
                head.flags().with(Flags::NOTED)
            };
            deep.began.head = Head::new(head.operation(), 0, flags);
            if !inside.is_empty() {
                self.noted(Place((FRAMES + at) as u32)).add(&inside);
            }
        }
    }

    fn take_extra(&mut self, place: Place) -> Option<Box<Extra>> {
        let at = self.extras.iter().rposition(|(of, _)| *of == place)?;
        Some(self.extras.remove(at).1)
    }

    fn take_noted(&mut self, place: Place) -> Option<Breakdown> {
        let at = self.noted.iter().rposition(|(of, _)| *of == place)?;
        Some(self.noted.remove(at).1)
    }

    fn noted(&mut self, place: Place) -> &mut Breakdown {
        let at = self.noted.iter().rposition(|(of, _)| *of == place);
        let at = at.unwrap_or_else(|| {
            self.noted.push((place, Breakdown::default()));
            self.noted.len() - 1
        });
        &mut self.noted[at].1
    }
}

impl Inside<'_> {
    /// Keeps a call until it ends, or until its future is not polled any more.
    pub(super) fn keep(&self, began: &Began, extra: Option<Box<Extra>>) -> Place {
        let shard = self.shard();
        let depth = shard.map_or(0, Shard::depth);
        let Ok(mut rest) = self.rest.try_borrow_mut() else {
            // Never borrowed here: no call begins while one is kept or taken.
            return Place::NONE;
        };
        let has_room = began.order == Order::Nested && (depth as usize) < FRAMES;
        let place = if let Some(shard) = shard.filter(|_| has_room) {
            shard.frame(depth).store(began);
            shard.set_depth(depth + 1);
            Place(depth)
        } else {
            let mut began = *began;
            let flags = began.head.flags().with(Flags::ANNOUNCED);
            began.head = began.head.with_flags(flags);
            let number = self.blocks.get() + 1;
            self.blocks.set(number);
            rest.deep.push(Some(Deep {
                began,
                level: depth,
                number,
            }));
            Place((FRAMES + rest.deep.len() - 1) as u32)
        };
        if let Some(extra) = extra {
            rest.extras.push((place, extra));
        }
        drop(rest);
        if place.deep().is_some() && !began.head.flags().has(Flags::ANNOUNCED) {
            // Nobody else can see that it runs.
            self.push(Entry::announces(began.head.operation()));
        }
        place
    }

    /// Reads the clock for a call that has just been kept.
    pub(super) fn stamp(&self, place: Place) {
        match place.deep() {
            None if place.is_some() => {
                if let Some(shard) = self.shard() {
                    shard
                        .frame(place.0)
                        .at
                        .store(Ticks::now().raw(), Ordering::Relaxed);
                }
            }
            None => {}
            Some(deep) => {
                let Ok(mut rest) = self.rest.try_borrow_mut() else {
                    return;
                };
                if let Some(Some(deep)) = rest.deep.get_mut(deep) {
                    deep.began.at = Ticks::now();
                }
            }
        }
    }

    /// Takes a call that was kept.
    pub(super) fn take(&self, place: Place) -> Option<(Began, Option<Box<Extra>>)> {
        let is_innermost = place.deep().is_some() && self.innermost() == Some(place);
        let mut rest = self.rest.try_borrow_mut().ok()?;
        let began = match place.deep() {
            Some(deep) => {
                let Deep {
                    mut began, level, ..
                } = rest.deep.get_mut(deep)?.take()?;
                let below = deep.checked_sub(1).and_then(|below| rest.deep.get(below));
                let is_around = self.shard().is_none_or(|shard| shard.depth() == level)
                    && ((level as usize) < FRAMES || !matches!(below, Some(None)));
                if began.order == Order::Any && !(is_innermost && is_around) {
                    began.order = Order::Crossed;
                }
                while let Some(None) = rest.deep.last() {
                    rest.deep.pop();
                }
                if rest.deep.is_empty() && (rest.deep.capacity() > KEPT || self.is_closed()) {
                    rest.shrink();
                }
                began
            }
            None => take_frame(self.shard()?, place)?,
        };
        let extra = rest.take_extra(place);
        Some((began, extra))
    }

    /// The innermost call that runs.
    pub(super) fn innermost(&self) -> Option<Place> {
        let rest = self.rest.try_borrow().ok()?;
        let shard = self.shard();
        let frame = shard.map_or(0, Shard::depth).checked_sub(1).map(Place);
        let deep = rest.deep.last().and_then(Option::as_ref);
        let began_last = deep.filter(|deep| match frame.zip(shard) {
            // A block may have outlived the frames that were there when it began.
            Some((frame, shard)) => deep.level > frame.0 && !began_after(shard, frame, deep),
            None => true,
        });
        match began_last {
            Some(_) => Some(Place((FRAMES + rest.deep.len() - 1) as u32)),
            None => frame,
        }
    }

    /// The flags of a call that runs.
    pub(super) fn flags(&self, place: Place) -> Option<Flags> {
        match place.deep() {
            None => Some(self.shard()?.frame(place.0).head().flags()),
            Some(deep) => {
                let rest = self.rest.try_borrow().ok()?;
                let deep = rest.deep.get(deep)?.as_ref()?;
                Some(deep.began.head.flags())
            }
        }
    }

    /// Changes the flags of a call that runs.
    pub(super) fn change_flags(&self, place: Place, change: impl FnOnce(Flags) -> Flags) {
        match place.deep() {
            None => {
                if let Some(shard) = self.shard() {
                    let frame = shard.frame(place.0);
                    let head = frame.head();
                    frame.set_head(head.with_flags(change(head.flags())));
                }
            }
            Some(deep) => {
                let Ok(mut rest) = self.rest.try_borrow_mut() else {
                    return;
                };
                if let Some(Some(deep)) = rest.deep.get_mut(deep) {
                    let head = deep.began.head;
                    deep.began.head = head.with_flags(change(head.flags()));
                }
            }
        }
    }

    /// Gives a call that runs its extra parts.
    pub(super) fn give_extra(&self, place: Place, extra: Box<Extra>) {
        if let Ok(mut rest) = self.rest.try_borrow_mut() {
            rest.extras.push((place, extra));
        }
        self.change_flags(place, |flags| flags.with(Flags::RICH));
    }

    /// What ran inside a call that has just been taken, as far as it was in this stretch.
    pub(super) fn breakdown(&self, place: Place, began: &Began) -> Breakdown {
        let mut inside = Breakdown::default();
        if began.head.flags().has(Flags::NOTED) {
            if let Some(noted) = self.take_noted(place) {
                inside = noted;
            }
        }
        if let Some(shard) = self.shard() {
            note(&mut inside, shard.entries_since(began.head.mark()));
        }
        inside
    }

    /// Takes what was noted of a call, and notes it for the one with a budget around it as well.
    fn take_noted(&self, place: Place) -> Option<Breakdown> {
        let mut rest = self.rest.try_borrow_mut().ok()?;
        let noted = rest.take_noted(place)?;
        if let Some(shard) = self.shard().filter(|_| place.deep().is_none()) {
            let around = (0..place.0).rev().find(|index| is_budgeted(shard, *index));
            if let Some(index) = around {
                rest.noted(Place(index)).add(&noted);
                let frame = shard.frame(index);
                let head = frame.head();
                frame.set_head(head.with_flags(head.flags().with(Flags::NOTED)));
            }
        }
        Some(noted)
    }

    /// Passes on what was noted of a call that met its budget.
    pub(super) fn pass_on_noted(&self, place: Place) {
        self.take_noted(place);
    }

    /// Notes what the log is about to forget, for the calls with a budget that are running.
    pub(super) fn note_before_folding(&self, shard: &Shard) {
        let depth = shard.depth().min(FRAMES as u32);
        let mut budgeted = (0..depth)
            .filter(|index| is_budgeted(shard, *index))
            .peekable();
        let Ok(mut rest) = self.rest.try_borrow_mut() else {
            return;
        };
        let Rest { deep, noted, .. } = &mut *rest;
        // What was left behind by a call that was interrupted between being kept and being filled in.
        noted.retain(|(place, _)| {
            let flags = match place.deep() {
                Some(at) => deep.get(at).and_then(Option::as_ref).map(Deep::flags),
                None if place.0 < depth => Some(shard.frame(place.0).head().flags()),
                None => None,
            };
            flags.is_some_and(|flags| flags.has(Flags::NOTED))
        });
        rest.note_deep(shard);
        while let Some(index) = budgeted.next() {
            let frame = shard.frame(index);
            let head = frame.head();
            // What ran inside a call further in is noted there, and passed on when that ends.
            let until = budgeted
                .peek()
                .map_or(u32::MAX, |next| shard.frame(*next).head().mark());
            let count = until.saturating_sub(head.mark()) as usize;
            let inside = shard.entries_since(head.mark()).take(count);
            note(rest.noted(Place(index)), inside);
            let flags = head.flags().with(Flags::NOTED);
            frame.set_head(Head::new(head.operation(), 0, flags));
        }
    }
}

/// Whether the call of a frame began after one without.
fn began_after(shard: &Shard, frame: Place, deep: &Deep) -> bool {
    let frame = shard.frame(frame.0);
    if frame.head().flags().has(Flags::UNTIMED) {
        return frame.blocks() >= deep.number;
    }
    Ticks::from_raw(frame.at.load(Ordering::Relaxed)) > deep.began.at
}

/// Takes a frame, and those below that are gone already.
fn take_frame(shard: &Shard, place: Place) -> Option<Began> {
    let depth = shard.depth();
    if place.0 >= depth {
        return None;
    }
    let frame = shard.frame(place.0);
    let began = frame.load();
    if began.head.flags().has(Flags::GONE) {
        return None;
    }
    frame.set_head(began.head.with_flags(began.head.flags().with(Flags::GONE)));
    let in_use = (0..depth)
        .rev()
        .find(|index| !shard.frame(*index).head().flags().has(Flags::GONE));
    let in_use = in_use.map_or(0, |index| index + 1);
    shard.set_depth(in_use);
    // A frame that is free is not gone: it may be claimed, and not be filled in yet, when a call in a
    // signal handler ends.
    for index in in_use..depth {
        shard.frame(index).set_head(began.head);
    }
    Some(began)
}

fn is_budgeted(shard: &Shard, index: u32) -> bool {
    let flags = shard.frame(index).head().flags();
    flags.gate().has(Gate::BUDGET) && !flags.has(Flags::GONE)
}

fn note(inside: &mut Breakdown, entries: impl Iterator<Item = Entry>) {
    for entry in entries.filter(|entry| !entry.head.flags().has(Flags::ANNOUNCES)) {
        inside.note(entry.head.operation(), entry.duration, entry.own);
    }
}
