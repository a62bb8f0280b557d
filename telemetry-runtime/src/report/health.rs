//! Whether the program is well: one record of checks and the figures behind them.

use serde::Serialize;

use super::overhead::Overhead;
use super::system::{SystemMetrics, unix_seconds};
use crate::judge::{ErrorSummary, ViolationSummary};

/// Whether the program is well.
///
/// `status` is `degraded` when a check is critical or a budget was violated in the last hour.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Health {
    /// The whole in one word.
    pub status: Status,
    /// Seconds since the Unix epoch.
    pub timestamp: f64,
    /// The checks.
    pub checks: Checks,
    /// The figures that the checks judged.
    pub metrics: Metrics,
}

/// The state of the program or of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// All is well.
    Healthy,
    /// Worth a look.
    Warning,
    /// Something does not do what it should.
    Degraded,
    /// Something is about to fail.
    Critical,
}

/// The checks of a [`Health`] record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Checks {
    /// The machine's memory: `warning` above 80 %, `critical` above 90 %.
    pub memory: Status,
    /// Budgets in the last hour: `degraded` when one was violated.
    pub performance_budgets: Status,
    /// Classified errors in the last hour: `warning` above 20, `critical` above 50.
    pub error_rate: Status,
}

/// The figures of a [`Health`] record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Metrics {
    /// The machine and this process.
    pub system: SystemMetrics,
    /// Budget violations of the last hour.
    pub performance_violations: ViolationSummary,
    /// Classified errors of the last hour.
    pub errors: ErrorSummary,
    /// Lines that the toolkit had to drop since it was installed.
    pub dropped_lines: u64,
    /// What the toolkit itself costs; `None`, JSON `null`, where it is not installed.
    pub overhead: Option<Overhead>,
}

impl Health {
    pub(crate) fn judge(metrics: Metrics) -> Self {
        let memory = match metrics.system.memory_percent {
            Some(percent) if percent > 90.0 => Status::Critical,
            Some(percent) if percent > 80.0 => Status::Warning,
            _ => Status::Healthy,
        };
        let error_rate = match metrics.errors.total_errors {
            51.. => Status::Critical,
            21.. => Status::Warning,
            _ => Status::Healthy,
        };
        let violated = metrics.performance_violations.total_violations > 0;
        let performance_budgets = if violated {
            Status::Degraded
        } else {
            Status::Healthy
        };
        let checks = Checks {
            memory,
            performance_budgets,
            error_rate,
        };
        let well = memory < Status::Degraded && error_rate < Status::Degraded && !violated;
        let status = if well {
            Status::Healthy
        } else {
            Status::Degraded
        };
        Self {
            status,
            timestamp: unix_seconds(),
            checks,
            metrics,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{BudgetTable, Category, ErrorWindows};
    use std::time::Duration;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn health(memory_percent: Option<f64>, errors: u32, violations: u32) -> Health {
        let (mut windows, mut budgets) = (ErrorWindows::new(), BudgetTable::new());
        for _ in 0..errors {
            windows.record(Category::Data, "op", HOUR);
        }
        for _ in 0..violations {
            budgets.judge_against(
                "op",
                Duration::from_millis(1),
                Duration::from_millis(2),
                HOUR,
            );
        }
        Health::judge(Metrics {
            system: SystemMetrics {
                cpu_percent: None,
                memory_percent,
                process_memory_mb: None,
                process_cpu_percent: None,
                active_operations: 0,
                timestamp: 0.0,
            },
            performance_violations: budgets.violation_summary(HOUR, HOUR),
            errors: windows.summary(HOUR, HOUR),
            dropped_lines: 0,
            overhead: None,
        })
    }

    #[test]
    fn the_thresholds_are_exceeded_not_reached() {
        assert_eq!(health(Some(80.0), 20, 0).checks.memory, Status::Healthy);
        assert_eq!(health(Some(80.1), 20, 0).checks.memory, Status::Warning);
        assert_eq!(health(Some(90.1), 0, 0).checks.memory, Status::Critical);
        assert_eq!(health(None, 21, 0).checks.error_rate, Status::Warning);
        assert_eq!(health(None, 51, 0).checks.error_rate, Status::Critical);
    }

    #[test]
    fn a_warning_is_healthy_and_a_violated_budget_is_not() {
        assert_eq!(health(Some(85.0), 30, 0).status, Status::Healthy);
        assert_eq!(health(Some(10.0), 0, 1).status, Status::Degraded);
        assert_eq!(health(Some(95.0), 0, 0).status, Status::Degraded);
        assert_eq!(health(Some(10.0), 60, 0).status, Status::Degraded);
    }

    #[test]
    fn the_record_has_the_fields_that_dashboards_read() {
        let json = serde_json::to_value(health(Some(10.0), 0, 1)).unwrap();
        assert_eq!(json["status"], "degraded");
        assert_eq!(json["checks"]["performance_budgets"], "degraded");
        assert_eq!(
            json["metrics"]["performance_violations"]["total_violations"],
            1
        );
        assert!(json["metrics"]["system"]["cpu_percent"].is_null());
    }
}
