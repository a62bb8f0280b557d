//! Owns what is reported about an alert: where it stands, and the figures that go with it.

use std::time::Duration;

use serde::Serialize;

use crate::judge::category::{Category, ClassifiedBy};

/// Where an alert stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AlertState {
    /// The count has reached the threshold.
    Firing,
    /// It has been firing for another reminder interval.
    Reminder,
    /// The count has stayed below half the threshold for a whole window.
    Resolved,
}

impl AlertState {
    /// The lower-case name, as written to the `alert_state` field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Firing => "firing",
            Self::Reminder => "reminder",
            Self::Resolved => "resolved",
        }
    }
}

/// A change in the state of one (category, operation), or a reminder of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alert {
    /// Where the alert stands now.
    pub state: AlertState,
    /// The category of the errors.
    pub category: Category,
    /// The operation that they happened in; `other` when too many are failing at a time.
    pub operation: String,
    /// When it came to this. A belated `tick` does not make it later, except for reminders.
    pub at: Duration,
    /// The errors of this alert so far, those that made it fire included.
    pub count: u64,
    /// The errors in the window that ends at `at`.
    pub in_window: u32,
    /// The most errors that a window has held since it fired.
    pub peak: u32,
    /// The count that makes it fire.
    pub threshold: u32,
    /// The window that errors are counted over.
    pub window: Duration,
    /// What the category of the latest error rests on.
    pub classified_by: ClassifiedBy,
    /// When the first error that counts was.
    pub first_seen: Duration,
    /// When the latest error was.
    pub last_seen: Duration,
    /// How long ago it fired.
    pub firing_for: Duration,
}
