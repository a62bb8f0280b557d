//! Owns the bounded table of windows by operation.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::judge::tiers::{LONGEST, Tiers};
use crate::judge::window::Accumulate;

/// The name that everything beyond a table's bound is counted under.
pub(crate) const OTHER: &str = "other";

/// The most operations that a table keeps apart.
pub(crate) const MOST_OPERATIONS: usize = 2_000;

/// The most bytes of an operation's name that a table keeps.
const LONGEST_NAME: usize = 256;

/// How often a full table looks for operations that nothing has happened to for a day.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Windows by operation: at most [`MOST_OPERATIONS`], then one more called [`OTHER`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Operations<A> {
    by_name: BTreeMap<Box<str>, Tiers<A>>,
    swept: Option<Duration>,
}

impl<A: Accumulate> Operations<A> {
    /// The windows to record an event of this operation in.
    pub(crate) fn windows(&mut self, operation: &str, at: Duration) -> &mut Tiers<A> {
        let known = key(operation);
        if !self.by_name.contains_key(known) && self.by_name.len() >= MOST_OPERATIONS {
            self.sweep(at);
        }
        let full = self.by_name.len() >= MOST_OPERATIONS;
        let name = if full && !self.by_name.contains_key(known) {
            OTHER
        } else {
            known
        };
        self.by_name.entry(name.into()).or_insert_with(Tiers::new)
    }

    /// Each operation with an event in the window that ends at `at`, by name.
    pub(crate) fn totals(
        &self,
        window: Duration,
        at: Duration,
    ) -> impl Iterator<Item = (&str, u64, A)> {
        self.by_name.iter().filter_map(move |(name, tiers)| {
            let (count, kept) = tiers.total(window, at);
            (count > 0).then_some((&**name, count, kept))
        })
    }

    fn sweep(&mut self, at: Duration) {
        if self
            .swept
            .is_some_and(|swept| at < swept.saturating_add(SWEEP_EVERY))
        {
            return;
        }
        self.swept = Some(at);
        self.by_name
            .retain(|_, tiers| tiers.total(LONGEST, at).0 > 0);
    }
}

/// The part of an operation's name that tables tell operations apart by.
pub(crate) fn key(operation: &str) -> &str {
    let mut end = operation.len().min(LONGEST_NAME);
    while !operation.is_char_boundary(end) {
        end -= 1;
    }
    &operation[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(table: &Operations<()>, at: Duration) -> usize {
        table.totals(LONGEST, at).count()
    }

    #[test]
    fn distinct_names_beyond_the_bound_share_one_entry() {
        let mut table = Operations::<()>::default();
        for i in 0..10_000 {
            table
                .windows(&format!("op-{i}"), Duration::ZERO)
                .record(Duration::ZERO, |()| {});
        }
        assert_eq!(names(&table, Duration::ZERO), MOST_OPERATIONS + 1);
        let other = table
            .totals(LONGEST, Duration::ZERO)
            .find(|(name, ..)| *name == OTHER);
        assert_eq!(other.map(|(_, count, ())| count), Some(8_000));
    }

    #[test]
    fn a_day_of_silence_makes_room_again() {
        let mut table = Operations::<()>::default();
        for i in 0..MOST_OPERATIONS {
            table
                .windows(&format!("op-{i}"), Duration::ZERO)
                .record(Duration::ZERO, |()| {});
        }
        let later = LONGEST * 2;
        table.windows("new", later).record(later, |()| {});
        let found: Vec<_> = table
            .totals(LONGEST, later)
            .map(|(name, ..)| name)
            .collect();
        assert_eq!(found, ["new"]);
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(key(&"é".repeat(1_000)).len(), LONGEST_NAME);
        assert_eq!(
            key(&format!("a{}", "é".repeat(1_000))).len(),
            LONGEST_NAME - 1
        );
        assert_eq!(key(""), "");
    }
}
