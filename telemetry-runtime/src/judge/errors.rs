//! Owns how many errors there were lately, by category and by operation.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::judge::category::Category;
use crate::judge::operations::Operations;
use crate::judge::tiers::{Tiers, clamp, hours};

/// Counts errors over windows from a minute to 24 hours.
///
/// Memory is bounded: about 1.5 KiB for each operation that has failed, at most 2,000 operations,
/// and one more called `other` for the rest.
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use telemetry_runtime::judge::{Category, ErrorWindows};
///
/// let mut errors = ErrorWindows::default();
/// errors.record(Category::Data, "import", Duration::from_secs(10));
///
/// let summary = errors.summary(Duration::from_secs(3_600), Duration::from_secs(60));
/// assert_eq!(summary.total_errors, 1);
/// assert_eq!(
///     serde_json::to_string(&summary)?,
///     r#"{"total_errors":1,"time_window_hours":1.0,"by_category":{"data":1},"by_operation":{"import":1}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ErrorWindows {
    by_category: BTreeMap<Category, Tiers<()>>,
    by_operation: Operations<()>,
}

impl ErrorWindows {
    /// Makes windows without an error.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts one error of this operation at `at`.
    pub fn record(&mut self, category: Category, operation: &str, at: Duration) {
        self.by_category
            .entry(category)
            .or_insert_with(Tiers::new)
            .record(at, |()| {});
        self.by_operation.windows(operation, at).record(at, |()| {});
    }

    /// The errors of the `window` (clamped to 1 minute ..= 24 hours) that ends at `at`.
    ///
    /// A window is answered from buckets of 10 s up to 5 minutes, of a minute up to an hour, and
    /// of 15 minutes beyond; at most one bucket too much is counted, never one too little.
    #[must_use]
    pub fn summary(&self, window: Duration, at: Duration) -> ErrorSummary {
        let by_category: BTreeMap<_, _> = self
            .by_category
            .iter()
            .map(|(category, tiers)| (*category, tiers.total(window, at).0))
            .filter(|(_, count)| *count > 0)
            .collect();
        ErrorSummary {
            total_errors: by_category.values().sum(),
            window: clamp(window),
            by_category,
            by_operation: self
                .by_operation
                .totals(window, at)
                .map(|(name, count, ())| (name.to_owned(), count))
                .collect(),
        }
    }
}

/// The errors of one window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ErrorSummary {
    /// All of them.
    pub total_errors: u64,
    /// The window that was answered for; written as `time_window_hours`.
    #[serde(rename = "time_window_hours", serialize_with = "as_hours")]
    pub window: Duration,
    /// The categories that occurred.
    pub by_category: BTreeMap<Category, u64>,
    /// The operations that failed; those beyond the bound are under `other`.
    pub by_operation: BTreeMap<String, u64>,
}

fn as_hours<S: Serializer>(window: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(hours(*window))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    #[test]
    fn an_empty_summary_has_all_its_fields() {
        let summary = ErrorWindows::new().summary(HOUR * 2, Duration::ZERO);
        assert_eq!(
            serde_json::to_value(&summary).unwrap(),
            serde_json::json!({
                "total_errors": 0, "time_window_hours": 2.0, "by_category": {}, "by_operation": {},
            })
        );
    }

    #[test]
    fn counts_by_category_and_by_operation() {
        let mut errors = ErrorWindows::new();
        for i in 0..30 {
            let category = if i % 3 == 0 {
                Category::Resource
            } else {
                Category::Transient
            };
            errors.record(category, if i < 10 { "read" } else { "write" }, HOUR);
        }
        let summary = errors.summary(HOUR, HOUR);
        assert_eq!(summary.total_errors, 30);
        assert_eq!(summary.by_category[&Category::Resource], 10);
        assert_eq!(summary.by_operation["write"], 20);
    }

    #[test]
    fn old_errors_leave_the_hour_and_stay_in_the_day() {
        let mut errors = ErrorWindows::new();
        errors.record(Category::Data, "read", Duration::ZERO);
        assert_eq!(errors.summary(HOUR, HOUR).total_errors, 0);
        assert_eq!(errors.summary(HOUR * 24, HOUR * 23).total_errors, 1);
        assert_eq!(errors.summary(HOUR * 24, HOUR * 24).total_errors, 0);
    }
}
