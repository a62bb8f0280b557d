//! Brings a record to the collector, and says what is lost when there is no room.
//!
//! When a ring is full, the thread empties it itself, or waits for the one that does, for at most
//! [`PATIENCE`]; a quarter of the ring is kept for what matters more than `info`. A reader of the
//! lines that is slow or gone does not fill the rings: then it is the sink that loses lines. Whatever
//! is lost is counted by operation and class, and said on a line; a lost error still counts towards
//! its alert.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::absent::nobody_comes_for_it;
use super::local::Inside;
use super::report::Record;
use super::ring::{Class, Place};
use crate::callsite::registry::MAX_OPERATIONS;
use crate::judge::Category;

/// How long a record waits for room: longer than a thread that holds the collector's lock is usually
/// kept from running.
const PATIENCE: Duration = Duration::from_millis(50);
/// Between two looks at whether there is room.
const PAUSE: Duration = Duration::from_micros(20);

/// Who empties the rings: the collector, seen from a call.
pub(crate) trait Collect: Sync {
    /// Tells the collector's thread that records are waiting; takes them where it does not come.
    fn wake(&self);
    /// Empties the rings on this thread, unless another does; never waits.
    fn help(&self) -> bool;
    /// Takes a record from a thread that has no ring, unless another collects; never waits.
    fn accept(&self, record: &[u64]) -> bool;
    /// Whether nobody reads the lines of a program that ends: a record is not worth waiting for.
    fn gave_up(&self) -> bool;
}

static COLLECTOR: OnceLock<&'static dyn Collect> = OnceLock::new();

/// Names the collector; done once, when telemetry is installed.
pub(crate) fn set_collector(collector: &'static dyn Collect) {
    let _ = COLLECTOR.set(collector);
}

type Losses = [AtomicU64; Class::ALL.len()];
type LostErrors = [AtomicU64; Category::ALL.len()];

/// Lost records by operation and class, since they were last said.
static LOST: [Losses; MAX_OPERATIONS + 1] =
    [const { [const { AtomicU64::new(0) }; Class::ALL.len()] }; MAX_OPERATIONS + 1];
/// Lost errors by operation and category, since they were last judged.
static LOST_ERRORS: [LostErrors; MAX_OPERATIONS + 1] =
    [const { [const { AtomicU64::new(0) }; Category::ALL.len()] }; MAX_OPERATIONS + 1];
/// Whether there are any: they are asked for in every round of the collector.
static ANY_LOST_ERRORS: AtomicBool = AtomicBool::new(false);
/// Lost records since the start.
static LOST_EVER: AtomicU64 = AtomicU64::new(0);

/// Puts one record into the thread's ring, if there is room.
pub(super) fn try_send(local: &Inside<'_>, record: &Record<'_>, class: Class) -> bool {
    put(local, class, record.length(), |place| record.write(place))
}

#[inline]
fn put(
    local: &Inside<'_>,
    class: Class,
    length: usize,
    write: impl FnOnce(&mut Place<'_>),
) -> bool {
    let Some(mut place) = local.ring().and_then(|ring| ring.reserve(length, class)) else {
        return false;
    };
    write(&mut place);
    let is_pressing = place.is_pressing();
    place.publish();
    if is_pressing || is_wanted(class) {
        wake();
    }
    true
}

/// Whether the collector must be called, if only for one record of this class.
#[inline]
fn is_wanted(class: Class) -> bool {
    class == Class::Error || nobody_comes_for_it()
}

/// Sends one record on its way, and waits for room within bounds; `false` when it was lost.
#[cold]
pub(super) fn send(local: &Inside<'_>, record: &Record<'_>, class: Class, operation: u32) -> bool {
    let Some(collector) = COLLECTOR.get().copied() else {
        return false;
    };
    let sent = try_send(local, record, class)
        || if local.ring().is_some() {
            wait(collector, || {
                // Room may have come from here or from the collector's thread.
                let helped = collector.help();
                (try_send(local, record, class), helped)
            })
        } else {
            let mut words = Vec::with_capacity(record.length());
            record.write(&mut words);
            wait(collector, || (collector.accept(&words), false))
        };
    if !sent {
        // Before anybody comes, who says it then: after the last flush there is no other time.
        lose(operation, class);
    }
    if is_wanted(class) && !(sent && local.ring().is_some()) {
        wake();
    }
    sent
}

/// Tells the collector that there is something to do.
#[cold]
pub(super) fn wake() {
    if let Some(collector) = COLLECTOR.get() {
        collector.wake();
    }
}

/// Tries until it is done or not worth waiting for; `attempt` says whether it is done, and whether
/// something was achieved.
fn wait(collector: &dyn Collect, mut attempt: impl FnMut() -> (bool, bool)) -> bool {
    let began = Instant::now();
    loop {
        let (done, achieved) = attempt();
        if done {
            return true;
        }
        if collector.gave_up() || began.elapsed() >= PATIENCE {
            return false;
        }
        if !achieved {
            std::thread::sleep(PAUSE);
        }
    }
}

/// Counts a lost record.
pub(crate) fn lose(operation: u32, class: Class) {
    LOST[place(operation)][class as usize].fetch_add(1, Ordering::Relaxed);
    LOST_EVER.fetch_add(1, Ordering::Relaxed);
}

/// Counts the error in a lost record: it is judged all the same.
pub(super) fn lose_error(operation: u32, category: Category) {
    LOST_ERRORS[place(operation)][category as usize].fetch_add(1, Ordering::Relaxed);
    // Release: whoever sees this sees the count. A swap, which hands on what others released before.
    ANY_LOST_ERRORS.swap(true, Ordering::Release);
}

fn place(operation: u32) -> usize {
    (operation as usize).min(MAX_OPERATIONS)
}

/// Records lost since the start.
pub(crate) fn lost_ever() -> u64 {
    LOST_EVER.load(Ordering::Relaxed)
}

/// Takes the losses that were not yet said, by operation, with the counts by class.
pub(crate) fn take_losses() -> Vec<(u32, [u64; Class::ALL.len()])> {
    take(&LOST)
}

/// Takes the lost errors that were not yet judged, by operation, with the counts by category.
pub(crate) fn take_lost_errors() -> Vec<(u32, [u64; Category::ALL.len()])> {
    if ANY_LOST_ERRORS.swap(false, Ordering::Acquire) {
        take(&LOST_ERRORS)
    } else {
        Vec::new()
    }
}

fn take<const N: usize>(counts: &[[AtomicU64; N]]) -> Vec<(u32, [u64; N])> {
    let mut taken = Vec::new();
    for (operation, counts) in counts.iter().enumerate() {
        if counts
            .iter()
            .any(|count| count.load(Ordering::Relaxed) != 0)
        {
            let counts = std::array::from_fn(|kind| counts[kind].swap(0, Ordering::Relaxed));
            taken.push((operation as u32, counts));
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loss_is_taken_once() {
        let before = lost_ever();
        lose(1_234, Class::Info);
        lose(1_234, Class::Info);
        lose(1_234, Class::Error);
        let found = |losses: &[(u32, [u64; 3])]| {
            losses
                .iter()
                .find(|(operation, _)| *operation == 1_234)
                .map(|loss| loss.1)
        };
        assert_eq!(found(&take_losses()), Some([2, 0, 1]));
        assert_eq!(found(&take_losses()), None);
        assert_eq!(lost_ever() - before, 3);
    }

    #[test]
    fn a_lost_error_is_judged_once() {
        lose_error(1_235, Category::Data);
        lose_error(1_235, Category::Data);
        let taken = take_lost_errors();
        let counts = taken.iter().find(|(operation, _)| *operation == 1_235);
        assert_eq!(
            counts.map(|(_, counts)| counts[Category::Data as usize]),
            Some(2)
        );
        assert!(take_lost_errors().is_empty());
    }
}
