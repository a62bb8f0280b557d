//! Owns when a category's errors become an alert, and which settings make sense.

use std::fmt;
use std::time::Duration;

use crate::judge::category::Category;

/// The windows that a threshold may have.
const WINDOWS: std::ops::RangeInclusive<Duration> =
    Duration::from_secs(1)..=Duration::from_secs(24 * 60 * 60);

/// The shortest interval between two reminders.
const SHORTEST_REMINDER: Duration = Duration::from_secs(1);

/// How many errors of one operation within which time make an alert.
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use telemetry_runtime::judge::{Category, Threshold};
///
/// assert_eq!(Threshold::of(Category::Data), Threshold::new(5, Duration::from_secs(300)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The count that fires, at least 1.
    pub count: u32,
    /// The sliding window it is counted over, 1 second to 24 hours.
    pub window: Duration,
}

impl Threshold {
    /// Makes a threshold; whether it makes sense is checked where it is set.
    #[must_use]
    pub const fn new(count: u32, window: Duration) -> Self {
        Self { count, window }
    }

    /// The default of a category: transient 10, configuration 3, data 5, resource 1, unknown 20,
    /// each within 5 minutes.
    #[must_use]
    pub const fn of(category: Category) -> Self {
        let count = match category {
            Category::Transient => 10,
            Category::Configuration => 3,
            Category::Data => 5,
            Category::Resource => 1,
            Category::Unknown => 20,
        };
        Self::new(count, Duration::from_secs(300))
    }

    /// The count below which a firing alert begins to resolve: half, rounded up.
    pub(crate) fn low(self) -> u32 {
        self.count.div_ceil(2).max(1)
    }

    pub(crate) fn check(self, category: Category) -> Result<Self, AlertError> {
        if self.count == 0 {
            return Err(AlertError::ZeroCount { category });
        }
        if !WINDOWS.contains(&self.window) {
            return Err(AlertError::Window {
                category,
                window: self.window,
            });
        }
        Ok(self)
    }
}

/// An alert setting that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AlertError {
    /// A threshold of 0 errors.
    ZeroCount {
        /// The category it was for.
        category: Category,
    },
    /// A window that is too short or too long.
    Window {
        /// The category it was for.
        category: Category,
        /// What was asked for.
        window: Duration,
    },
    /// A reminder interval that is too short.
    Reminder {
        /// What was asked for.
        interval: Duration,
    },
}

impl fmt::Display for AlertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroCount { category } => {
                write!(
                    f,
                    "alert threshold of `{category}` is 0 errors; use 1 or more"
                )
            }
            Self::Window { category, window } => write!(
                f,
                "alert window of `{category}` is {window:?}; use 1 second up to 24 hours"
            ),
            Self::Reminder { interval } => write!(
                f,
                "reminder interval of alerts is {interval:?}; use 1 second or more, or 0 for never"
            ),
        }
    }
}

impl std::error::Error for AlertError {}

pub(crate) fn check_reminder(interval: Duration) -> Result<Option<Duration>, AlertError> {
    match interval {
        Duration::ZERO => Ok(None),
        interval if interval < SHORTEST_REMINDER => Err(AlertError::Reminder { interval }),
        interval => Ok(Some(interval)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_setting_and_the_value() {
        let refusal = |count, window| {
            Threshold::new(count, window)
                .check(Category::Data)
                .unwrap_err()
                .to_string()
        };
        let minute = Duration::from_secs(60);
        assert_eq!(
            refusal(0, minute),
            "alert threshold of `data` is 0 errors; use 1 or more"
        );
        assert_eq!(
            refusal(1, Duration::ZERO),
            "alert window of `data` is 0ns; use 1 second up to 24 hours"
        );
        assert!(refusal(1, Duration::MAX).starts_with("alert window of `data` is "));
        let error = check_reminder(Duration::from_millis(5)).unwrap_err();
        assert!(error.to_string().contains("is 5ms"), "{error}");
    }

    #[test]
    fn half_a_threshold_is_rounded_up_and_never_zero() {
        let low = |count| Threshold::new(count, Duration::MAX).low();
        assert_eq!([low(1), low(2), low(3), low(5), low(10)], [1, 1, 2, 3, 5]);
        assert_eq!(low(u32::MAX), 1 << 31);
    }
}
