//! Owns the budget of each operation, and the verdict on each call.

mod summary;

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

pub use self::summary::{OperationViolations, ViolationSummary};

use self::summary::Overages;
use crate::judge::operations::{Operations, key};
use crate::judge::tiers::clamp;
use crate::judge::window::Accumulate;

/// Duration budgets by operation, and the violations of the last 24 hours.
///
/// Memory is bounded: about 6 KiB for each operation that has broken a budget, at most 2,000
/// operations, and one more called `other` for the rest.
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use telemetry_runtime::judge::{BudgetTable, BudgetVerdict};
///
/// let mut budgets = BudgetTable::new();
/// budgets.set("search", Duration::from_millis(10))?;
///
/// let at = Duration::from_secs(1);
/// let verdict = budgets.judge("search", Duration::from_millis(15), at);
/// assert_eq!(verdict, BudgetVerdict::Violated {
///     budget: Duration::from_millis(10),
///     overage: Duration::from_millis(5),
///     overage_percent: 50.0,
/// });
/// assert_eq!(budgets.violation_summary(Duration::from_secs(3_600), at).total_violations, 1);
/// # Ok::<(), telemetry_runtime::judge::BudgetError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct BudgetTable {
    budgets: BTreeMap<Box<str>, Duration>,
    violations: Operations<Overages>,
}

impl BudgetTable {
    /// Makes a table without budgets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the budget of an operation, whatever it was before.
    ///
    /// # Errors
    ///
    /// When the budget is zero or the name is empty; the old budget stays.
    pub fn set(&mut self, operation: &str, budget: Duration) -> Result<(), BudgetError> {
        if operation.trim().is_empty() {
            return Err(BudgetError::EmptyName);
        }
        if budget.is_zero() {
            return Err(BudgetError::Zero {
                operation: operation.to_owned(),
            });
        }
        self.budgets.insert(operation.into(), budget);
        Ok(())
    }

    /// The budget of an operation, if it has one.
    #[must_use]
    pub fn get(&self, operation: &str) -> Option<Duration> {
        self.budgets.get(operation).copied()
    }

    /// Judges a call that took `duration` and ended at `at`, and remembers a violation.
    pub fn judge(&mut self, operation: &str, duration: Duration, at: Duration) -> BudgetVerdict {
        match self.get(operation) {
            Some(budget) => self.judge_against(operation, budget, duration, at),
            None => BudgetVerdict::Unbudgeted,
        }
    }

    /// Judges a call against a budget that the caller knows, whatever the table says.
    ///
    /// A budget of zero is none.
    pub fn judge_against(
        &mut self,
        operation: &str,
        budget: Duration,
        duration: Duration,
        at: Duration,
    ) -> BudgetVerdict {
        if budget.is_zero() {
            return BudgetVerdict::Unbudgeted;
        }
        let overage = match duration.checked_sub(budget) {
            None | Some(Duration::ZERO) => {
                return BudgetVerdict::Met {
                    budget,
                    margin: budget.saturating_sub(duration),
                };
            }
            Some(overage) => overage,
        };
        let overage_percent = milliseconds(overage) / milliseconds(budget) * 100.0;
        let seen = Overages::one(milliseconds(overage), overage_percent);
        self.violations
            .windows(key(operation), at)
            .record(at, |kept| kept.merge(&seen));
        BudgetVerdict::Violated {
            budget,
            overage,
            overage_percent,
        }
    }

    /// The violations of the `window` (clamped to 1 minute ..= 24 hours) that ends at `at`.
    ///
    /// A window is answered from buckets of 10 s up to 5 minutes, of a minute up to an hour, and
    /// of 15 minutes beyond; at most one bucket too much is counted, never one too little.
    #[must_use]
    pub fn violation_summary(&self, window: Duration, at: Duration) -> ViolationSummary {
        let by_operation: BTreeMap<_, _> = self
            .violations
            .totals(window, at)
            .map(|(name, count, kept)| (name.to_owned(), kept.over(count)))
            .collect();
        ViolationSummary {
            total_violations: by_operation.values().map(|operation| operation.count).sum(),
            window: clamp(window),
            by_operation,
        }
    }
}

/// What a budget says about one call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BudgetVerdict {
    /// The operation has no budget.
    Unbudgeted,
    /// The call took no longer than its budget.
    Met {
        /// The budget it was held to.
        budget: Duration,
        /// What was left of it.
        margin: Duration,
    },
    /// The call took longer than its budget.
    Violated {
        /// The budget it was held to.
        budget: Duration,
        /// By how much it was exceeded, never zero.
        overage: Duration,
        /// The same as a percentage of the budget.
        overage_percent: f64,
    },
}

/// A budget that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BudgetError {
    /// A budget of zero, which every call would break.
    Zero {
        /// The operation it was for.
        operation: String,
    },
    /// A budget for an operation without a name.
    EmptyName,
}

impl fmt::Display for BudgetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Zero { operation } => {
                write!(
                    f,
                    "budget of `{operation}` is 0 ms; give it a duration above zero"
                )
            }
            Self::EmptyName => write!(f, "budget for an operation named ``; give it a name"),
        }
    }
}

impl std::error::Error for BudgetError {}

#[expect(
    clippy::cast_precision_loss,
    reason = "exact up to 104 days, and close beyond"
)]
fn milliseconds(duration: Duration) -> f64 {
    duration.as_nanos() as f64 / 1e6
}

#[cfg(test)]
mod tests;
