//! Owns the alert windows: when errors of one category and operation become an alert, and when
//! that is over.

mod key;
mod recent;
mod state;
mod threshold;

use std::collections::BTreeMap;
use std::time::Duration;

pub use self::state::{Alert, AlertState};
pub use self::threshold::{AlertError, Threshold};

use self::key::{Key, Rule};
use self::threshold::check_reminder;
use crate::judge::category::{Category, ClassifiedBy};
use crate::judge::operations::{OTHER, key as operation_key};

/// The most (category, operation) pairs that are watched at a time.
const MOST_KEYS: usize = 1_024;

/// How often a firing alert is reminded of, unless it is set.
const REMINDER: Duration = Duration::from_secs(60 * 60);

/// Watches the errors of each (category, operation) and says when to alert, once.
///
/// An alert fires when the count within the window reaches the threshold, is reminded of every
/// hour, and resolves when the count has stayed below half the threshold for a whole window; then
/// it is armed again. An error that was classified by its text alone does not fire a threshold
/// of 1; the second does.
///
/// At most 1,024 pairs are watched at a time; the errors of further ones are counted in one called
/// `other` for each category. A pair takes about 600 bytes, and is forgotten when it is neither
/// firing nor has an error in its window.
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use telemetry_runtime::judge::{AlertState, AlertWindows, Category, ClassifiedBy};
///
/// let mut windows = AlertWindows::new();
/// let at = Duration::from_secs;
///
/// let alert = windows.record(Category::Resource, ClassifiedBy::Type, "upload", at(100)).unwrap();
/// assert_eq!((alert.state, alert.count), (AlertState::Firing, 1));
/// assert_eq!(windows.record(Category::Resource, ClassifiedBy::Type, "upload", at(101)), None);
///
/// assert_eq!(windows.tick(at(700)), []);
/// let resolved = windows.tick(at(710));
/// assert_eq!((resolved[0].state, resolved[0].count), (AlertState::Resolved, 2));
/// ```
#[derive(Clone, Debug)]
pub struct AlertWindows {
    thresholds: [Threshold; Category::ALL.len()],
    reminder: Option<Duration>,
    keys: [BTreeMap<Box<str>, Key>; Category::ALL.len()],
    overflowed: u64,
}

impl Default for AlertWindows {
    fn default() -> Self {
        Self {
            thresholds: Category::ALL.map(Threshold::of),
            reminder: Some(REMINDER),
            keys: Default::default(),
            overflowed: 0,
        }
    }
}

impl AlertWindows {
    /// Makes windows with the default thresholds and an hourly reminder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the threshold of a category, also of alerts that are firing.
    ///
    /// # Errors
    ///
    /// When the count is 0, or the window is shorter than a second or longer than 24 hours; the
    /// old threshold stays.
    pub fn set_threshold(
        &mut self,
        category: Category,
        threshold: Threshold,
    ) -> Result<(), AlertError> {
        self.thresholds[category.index()] = threshold.check(category)?;
        self.follow(category);
        Ok(())
    }

    /// Sets how often a firing alert is reminded of; zero means never.
    ///
    /// # Errors
    ///
    /// When the interval is shorter than a second and not zero; the old one stays.
    pub fn set_reminder(&mut self, interval: Duration) -> Result<(), AlertError> {
        self.reminder = check_reminder(interval)?;
        for category in Category::ALL {
            self.follow(category);
        }
        Ok(())
    }

    /// The threshold of a category.
    #[must_use]
    pub fn threshold(&self, category: Category) -> Threshold {
        self.thresholds[category.index()]
    }

    /// Counts an error at `at`; says so if that fires an alert, or if a reminder is due.
    ///
    /// When `tick` is late and the last alert is over by now, that is what is returned, and a
    /// new one that fires at once is returned by the next `record` or `tick`.
    pub fn record(
        &mut self,
        category: Category,
        classified_by: ClassifiedBy,
        operation: &str,
        at: Duration,
    ) -> Option<Alert> {
        let rule = self.rule(category);
        let full = self.len() >= MOST_KEYS;
        let keys = &mut self.keys[category.index()];
        let mut operation = operation_key(operation);
        if full && !keys.contains_key(operation) {
            self.overflowed = self.overflowed.saturating_add(1);
            operation = OTHER;
        }
        let key = match keys.get_mut(operation) {
            Some(key) => key,
            None => keys
                .entry(operation.into())
                .or_insert_with(|| Key::new(rule)),
        };
        key.record(rule, classified_by, operation, at)
    }

    /// Reports what time alone has brought about by `at`, oldest first.
    ///
    /// To be called every 10 seconds or so: without it quiet alerts do not resolve and forgotten
    /// operations keep their place.
    pub fn tick(&mut self, at: Duration) -> Vec<Alert> {
        let mut alerts = Vec::new();
        for category in Category::ALL {
            let rule = self.rule(category);
            self.keys[category.index()].retain(|operation, key| {
                key.tick(rule, operation, at, &mut alerts);
                !key.is_idle(at)
            });
        }
        alerts.sort_by_key(|alert| alert.at);
        alerts
    }

    /// How many alerts are firing.
    #[must_use]
    pub fn firing(&self) -> usize {
        self.keys
            .iter()
            .flat_map(BTreeMap::values)
            .filter(|key| key.is_firing())
            .count()
    }

    /// How many errors were counted under `other` because too many operations were failing.
    #[must_use]
    pub fn overflowed(&self) -> u64 {
        self.overflowed
    }

    fn len(&self) -> usize {
        self.keys.iter().map(BTreeMap::len).sum()
    }

    fn rule(&self, category: Category) -> Rule {
        Rule {
            category,
            threshold: self.threshold(category),
            reminder: self.reminder,
        }
    }

    fn follow(&mut self, category: Category) {
        let rule = self.rule(category);
        self.keys[category.index()]
            .values_mut()
            .for_each(|key| key.follow(rule));
    }
}

#[cfg(test)]
mod tests;
