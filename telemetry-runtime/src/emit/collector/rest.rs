//! When the collector's thread pauses, and when it sleeps until it is woken.

use std::time::{Duration, Instant};

use crate::record::absent::Absent;
use crate::record::ring;
use crate::sync::size;

/// Between two rounds of the thread, while there is something to do.
const ROUND: Duration = Duration::from_millis(10);
/// So many rounds without work, and the thread sleeps until it is woken.
const IDLE_ROUNDS: usize = size(50, 1);
/// Between two rounds while lines wait for a reader: after it has read, and when it does not.
const PENDING_ROUND: Duration = Duration::from_micros(100);
const LONGEST_PENDING_ROUND: Duration = Duration::from_millis(2);
/// After a round with so many records the thread begins the next one at once.
const BUSY: usize = 64;

/// What comes between two rounds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    AtOnce,
    Pause(Duration),
    /// Nobody comes until somebody calls.
    Sleep,
}

/// What the last rounds found.
#[derive(Default)]
pub(crate) struct Rest {
    /// Rounds without work.
    idle: usize,
    /// When it was said that the thread sleeps.
    announced: Option<Instant>,
    /// How long to wait for a reader, and the room that it had made.
    pending_round: Duration,
    was_sure: usize,
}

impl Rest {
    /// What comes after a round that took in so many records. Where lines wait for a reader, `waiting` says
    /// for how many more there is room.
    pub(crate) fn after(
        &mut self,
        records: usize,
        waiting: Option<usize>,
        now: impl Fn() -> Instant,
    ) -> Next {
        let pending = waiting.is_some();
        let sure = waiting.unwrap_or(0);
        self.pending_round = if sure > self.was_sure {
            PENDING_ROUND
        } else {
            (self.pending_round * 2).clamp(PENDING_ROUND, LONGEST_PENDING_ROUND)
        };
        self.was_sure = sure;
        if records > 0 || pending {
            if self.idle >= IDLE_ROUNDS {
                Absent::Asleep.set(false);
            }
            self.idle = 0;
        } else {
            self.idle = self.idle.saturating_add(1);
        }
        if records > BUSY && !pending {
            return Next::AtOnce;
        }
        if self.idle < IDLE_ROUNDS {
            return Next::Pause(if pending { self.pending_round } else { ROUND });
        }
        if !Absent::Asleep.set(true) {
            self.announced = None;
        }
        // A record that came before the word of it was out wakes nobody: one more look, and not before
        // every thread that has put one into its ring has it there for all to see.
        let announced = *self.announced.get_or_insert_with(&now);
        let left = ROUND.saturating_sub(now().saturating_duration_since(announced));
        if !left.is_zero() {
            Next::Pause(left)
        } else if ring::most_waiting() == 0 {
            Next::Sleep
        } else {
            Next::AtOnce
        }
    }
}
