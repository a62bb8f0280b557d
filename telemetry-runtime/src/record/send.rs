//! Brings a record to the collector, and says what is lost when there is no room.
//!
//! The policy: lines at `info` are dropped when their ring is full and nobody can empty it at
//! once; warnings have a quarter of the ring to themselves; for an error the thread waits up to
//! [`ERROR_PATIENCE`]. Whatever is lost is counted by operation and class, and said on a line.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::local::Local;
use super::ring::Class;
use crate::callsite::registry::MAX_OPERATIONS;

/// How long an error record waits for room before it is given up.
const ERROR_PATIENCE: Duration = Duration::from_millis(50);

/// Who empties the rings: the collector, seen from a call.
pub(crate) trait Collect: Sync {
    /// Tells the collector's thread that records are waiting.
    fn wake(&self);
    /// Empties the rings on this thread, waiting no longer than `patience` for another that does.
    fn help(&self, patience: Duration) -> bool;
    /// Takes a record from a thread that has no ring; `false` when it cannot.
    fn accept(&self, record: &[u8], patience: Duration) -> bool;
    /// Whether the collector's thread sleeps until it is woken.
    fn is_asleep(&self) -> bool;
}

static COLLECTOR: OnceLock<&'static dyn Collect> = OnceLock::new();

/// Names the collector; done once, when telemetry is installed.
pub(crate) fn set_collector(collector: &'static dyn Collect) {
    let _ = COLLECTOR.set(collector);
}

type Losses = [AtomicU64; Class::ALL.len()];

/// Lost records by operation and class, since they were last said.
static LOST: [Losses; MAX_OPERATIONS + 1] =
    [const { [const { AtomicU64::new(0) }; Class::ALL.len()] }; MAX_OPERATIONS + 1];
/// Lost records since the start.
static LOST_EVER: AtomicU64 = AtomicU64::new(0);

/// Sends one record on its way.
pub(super) fn send(local: &Local, record: &[u8], class: Class, operation: u32) {
    let Some(collector) = COLLECTOR.get() else {
        return;
    };
    let patience = if class == Class::Error {
        ERROR_PATIENCE
    } else {
        Duration::ZERO
    };
    let sent = match local.ring() {
        None => collector.accept(record, patience),
        Some(ring) => {
            let pushed =
                ring.push(record, class) || (collector.help(patience) && ring.push(record, class));
            if collector.is_asleep() || class == Class::Error || ring.is_half_full() {
                collector.wake();
            }
            pushed
        }
    };
    if !sent {
        lose(operation, class);
    }
}

/// Counts a lost record.
pub(crate) fn lose(operation: u32, class: Class) {
    let index = (operation as usize).min(MAX_OPERATIONS);
    LOST[index][class as usize].fetch_add(1, Ordering::Relaxed);
    LOST_EVER.fetch_add(1, Ordering::Relaxed);
}

/// Records lost since the start.
pub(crate) fn lost_ever() -> u64 {
    LOST_EVER.load(Ordering::Relaxed)
}

/// Takes the losses that were not yet said, by operation, with the counts by class.
pub(crate) fn take_losses() -> Vec<(u32, [u64; Class::ALL.len()])> {
    let mut losses = Vec::new();
    for (operation, by_class) in LOST.iter().enumerate() {
        if by_class
            .iter()
            .any(|count| count.load(Ordering::Relaxed) != 0)
        {
            losses.push((
                operation as u32,
                std::array::from_fn(|class| by_class[class].swap(0, Ordering::Relaxed)),
            ));
        }
    }
    losses
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
}
