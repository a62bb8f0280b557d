//! Owns what is known of the calls that broke a budget, and how it is written.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::judge::tiers::hours;
use crate::judge::window::Accumulate;

/// The violations of one window.
///
/// Serialises as `{"status":"all_budgets_met","violations":0}`, or with the status
/// `budget_violations_detected` and `total_violations`, `time_window_hours` and `by_operation`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ViolationSummary {
    /// All of them.
    pub total_violations: u64,
    /// The window that was answered for; written as `time_window_hours`.
    pub window: Duration,
    /// The operations that broke their budget; those beyond the bound are under `other`.
    pub by_operation: BTreeMap<String, OperationViolations>,
}

impl ViolationSummary {
    /// `all_budgets_met` or `budget_violations_detected`.
    #[must_use]
    pub fn status(&self) -> &'static str {
        if self.total_violations == 0 {
            "all_budgets_met"
        } else {
            "budget_violations_detected"
        }
    }
}

impl Serialize for ViolationSummary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let met = self.total_violations == 0;
        let mut fields =
            serializer.serialize_struct("ViolationSummary", if met { 2 } else { 4 })?;
        fields.serialize_field("status", self.status())?;
        if met {
            fields.serialize_field("violations", &0)?;
        } else {
            fields.serialize_field("total_violations", &self.total_violations)?;
            fields.serialize_field("time_window_hours", &hours(self.window))?;
            fields.serialize_field("by_operation", &self.by_operation)?;
        }
        fields.end()
    }
}

/// The violations of one operation in one window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OperationViolations {
    /// How many calls were over budget.
    pub count: u64,
    /// By how many milliseconds on average.
    pub avg_overage_ms: f64,
    /// By how many milliseconds at most.
    pub max_overage_ms: f64,
    /// By what percentage of the budget on average.
    pub avg_overage_percent: f64,
}

/// What a bucket keeps of the violations in it; 24 bytes, see `Tiers`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Overages {
    sum_ms: f64,
    max_ms: f64,
    sum_percent: f64,
}

impl Overages {
    pub(crate) fn one(ms: f64, percent: f64) -> Self {
        Self {
            sum_ms: ms,
            max_ms: ms,
            sum_percent: percent,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "an average needs no more than 53 bits"
    )]
    pub(crate) fn over(&self, count: u64) -> OperationViolations {
        OperationViolations {
            count,
            avg_overage_ms: six_decimals(self.sum_ms / count as f64),
            max_overage_ms: six_decimals(self.max_ms),
            avg_overage_percent: six_decimals(self.sum_percent / count as f64),
        }
    }
}

impl Accumulate for Overages {
    fn merge(&mut self, other: &Self) {
        self.sum_ms += other.sum_ms;
        self.max_ms = self.max_ms.max(other.max_ms);
        self.sum_percent += other.sum_percent;
    }
}

fn six_decimals(value: f64) -> f64 {
    let rounded = (value * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { value }
}
