//! Looks at every setting before anything is changed, and says what makes no sense.

use std::collections::HashMap;
use std::time::Duration;

use tracing_subscriber::filter::{LevelFilter, Targets};

use super::builder::Builder;
use super::error::SettingError;
use super::levels;
use crate::callsite::Memory;
use crate::callsite::settings::Settings;
use crate::emit::event::Identity;
use crate::judge::{AlertWindows, BudgetTable};

/// How complaints call a setting for every operation.
pub(super) const ALL: &str = "all operations";
/// Summaries that come faster than this are noise.
const SHORTEST_SUMMARY: Duration = Duration::from_millis(10);

/// Settings that were found to make sense.
pub(super) struct Checked {
    pub(super) identity: Identity,
    pub(super) settings: Settings,
    pub(super) alerts: AlertWindows,
    pub(super) summary_every: Option<Duration>,
    pub(super) overhead_budget: Option<f64>,
    /// Complaints about the environment, which is not a reason to fail.
    pub(super) notices: Vec<SettingError>,
}

impl Builder {
    /// Checks every setting; all complaints at once.
    ///
    /// `is_tracked` says whether the tracking allocator is installed.
    pub(super) fn check(&self, is_tracked: bool) -> Result<Checked, Vec<SettingError>> {
        let mut complaints = Vec::new();
        let mut notices = Vec::new();
        for (setting, value) in [
            ("service", &self.service),
            ("environment", &self.environment),
            ("version", &self.version),
        ] {
            if value.trim().is_empty() {
                complaints.push(SettingError::new(format!(
                    "{setting} is `{value}`; give it a name"
                )));
            }
        }
        let budgets = self.check_budgets(&mut complaints);
        let default_budget = self.default_budget.and_then(|budget| {
            let checked = check_budget(ALL, budget);
            checked.map_err(|complaint| complaints.push(complaint)).ok()
        });
        let samples = self.check_samples(&mut complaints);
        let (time_shifts, default_time_shift) = self.check_time_samples(&mut complaints);
        let overhead_budget = self.overhead_budget.filter(|fraction| {
            let makes_sense = *fraction > 0.0 && *fraction <= 1.0;
            if !makes_sense {
                complaints.push(SettingError::new(format!(
                    "overhead_budget is {fraction}; use a fraction of a core above 0.0 and at most 1.0"
                )));
            }
            makes_sense
        });
        let alerts = self.check_alerts(&mut complaints);
        if let Some(every) = self.summary_every.filter(|every| *every < SHORTEST_SUMMARY) {
            complaints.push(SettingError::new(format!(
                "summary_every is {every:?}; use {SHORTEST_SUMMARY:?} or more, or `without_summaries()`"
            )));
        }
        let levels = self.check_levels(&mut complaints, &mut notices);
        if !complaints.is_empty() {
            return Err(complaints);
        }
        let off =
            variable("TELEMETRY_OFF").is_some_and(|value| !matches!(value.as_str(), "0" | "false"));
        Ok(Checked {
            identity: Identity {
                service: variable("OTEL_SERVICE_NAME").unwrap_or_else(|| self.service.clone()),
                environment: self.environment.clone(),
                version: self.version.clone(),
            },
            settings: Settings {
                off,
                levels,
                budgets,
                default_budget,
                samples,
                default_sample: self.default_sample,
                time_shifts,
                default_time_shift,
                eased: HashMap::new(),
                is_tracked,
                memory: self.memory.unwrap_or(if is_tracked {
                    Memory::Alloc
                } else {
                    Memory::Rss
                }),
            },
            alerts,
            summary_every: self.summary_every,
            overhead_budget,
            notices,
        })
    }

    fn check_budgets(&self, complaints: &mut Vec<SettingError>) -> HashMap<String, u64> {
        let mut budgets = HashMap::new();
        for (operation, budget) in &self.budgets {
            match check_budget(operation, *budget) {
                Ok(nanoseconds) => _ = budgets.insert(operation.clone(), nanoseconds),
                Err(complaint) => complaints.push(complaint),
            }
        }
        budgets
    }

    fn check_samples(&self, complaints: &mut Vec<SettingError>) -> HashMap<String, f64> {
        complaints.extend(
            self.default_sample
                .and_then(|fraction| check_sample(ALL, fraction).err()),
        );
        complaints.extend(
            self.samples
                .iter()
                .filter_map(|(operation, fraction)| check_sample(operation, *fraction).err()),
        );
        self.samples.iter().cloned().collect()
    }

    fn check_time_samples(&self, complaints: &mut Vec<SettingError>) -> (HashMap<String, u8>, u8) {
        let mut check = |operation: &str, fraction| {
            let checked = check_time_sample(operation, fraction);
            checked.map_err(|complaint| complaints.push(complaint)).ok()
        };
        let default = self
            .default_time_sample
            .and_then(|fraction| check(ALL, fraction));
        let shifts = self
            .time_samples
            .iter()
            .filter_map(|(operation, fraction)| {
                Some((operation.clone(), check(operation, *fraction)?))
            });
        (shifts.collect(), default.unwrap_or(0))
    }

    fn check_alerts(&self, complaints: &mut Vec<SettingError>) -> AlertWindows {
        let mut alerts = AlertWindows::new();
        let thresholds = self
            .thresholds
            .iter()
            .map(|(category, threshold)| (*category, *threshold));
        let mut check = |result: Result<(), crate::judge::AlertError>| {
            complaints.extend(
                result
                    .err()
                    .map(|error| SettingError::new(error.to_string())),
            );
        };
        for (category, threshold) in thresholds {
            check(alerts.set_threshold(category, threshold));
        }
        if let Some(interval) = self.reminder {
            check(alerts.set_reminder(interval));
        }
        alerts
    }

    fn check_levels(
        &self,
        complaints: &mut Vec<SettingError>,
        notices: &mut Vec<SettingError>,
    ) -> Targets {
        let set = self
            .level
            .as_deref()
            .map(|directives| levels::parse("level", directives));
        let levels = match set {
            None => Targets::new().with_default(LevelFilter::INFO),
            Some(Ok(levels)) => levels,
            Some(Err(complaint)) => {
                complaints.push(complaint);
                Targets::new()
            }
        };
        match variable("TELEMETRY_LEVEL")
            .map(|directives| levels::parse("TELEMETRY_LEVEL", &directives))
        {
            None => levels,
            Some(Ok(overriding)) => overriding,
            Some(Err(notice)) => {
                notices.push(notice);
                levels
            }
        }
    }
}

/// An environment variable that says anything.
fn variable(name: &str) -> Option<String> {
    let value = std::env::var_os(name)?.to_string_lossy().trim().to_owned();
    (!value.is_empty()).then_some(value)
}

/// A budget in nanoseconds.
pub(super) fn check_budget(operation: &str, budget: Duration) -> Result<u64, SettingError> {
    BudgetTable::new()
        .set(operation, budget)
        .map_err(|error| SettingError::new(error.to_string()))?;
    Ok(u64::try_from(budget.as_nanos()).unwrap_or(u64::MAX - 1))
}

/// A sampling fraction.
pub(super) fn check_sample(operation: &str, fraction: f64) -> Result<(), SettingError> {
    if operation.trim().is_empty() {
        return Err(SettingError::new(format!(
            "sample for an operation named `{operation}`; give it a name"
        )));
    }
    if (0.0..=1.0).contains(&fraction) {
        return Ok(());
    }
    Err(SettingError::new(format!(
        "sample of `{operation}` is {fraction}; use a fraction within 0.0..=1.0"
    )))
}

/// The fraction of calls that are timed, as the power of two that one of so many is.
pub(super) fn check_time_sample(operation: &str, fraction: f64) -> Result<u8, SettingError> {
    /// One of 32,768.
    const MOST: f64 = 15.0;
    if operation.trim().is_empty() {
        return Err(SettingError::new(format!(
            "time_sample for an operation named `{operation}`; give it a name"
        )));
    }
    if fraction > 0.0 && fraction <= 1.0 {
        return Ok((-fraction.log2()).round().clamp(0.0, MOST) as u8);
    }
    Err(SettingError::new(format!(
        "time_sample of `{operation}` is {fraction}; use a fraction above 0.0 and at most 1.0"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{Category, Threshold};

    #[test]
    fn every_setting_that_makes_no_sense_is_named_with_its_value() {
        let complaints = Builder::new(String::new(), "test".to_owned())
            .version(" ")
            .budget("search", Duration::ZERO)
            .budget("", Duration::from_secs(1))
            .sample("search", f64::NAN)
            .sample_all(1.5)
            .time_sample("search", 0.0)
            .time_sample_all(f64::NAN)
            .overhead_budget(2.0)
            .alert(Category::Data, Threshold::new(0, Duration::from_secs(300)))
            .alert(Category::Data, Threshold::new(1, Duration::ZERO))
            .summary_every(Duration::ZERO)
            .level("loud")
            .level("a=b=c")
            .check(false)
            .err()
            .unwrap();
        let complaints: Vec<String> = complaints.iter().map(ToString::to_string).collect();
        let expected = [
            "service is ``",
            "version is ` `",
            "budget of `search` is 0 ms",
            "budget for an operation named ``",
            "sample of `all operations` is 1.5",
            "sample of `search` is NaN",
            "time_sample of `all operations` is NaN",
            "time_sample of `search` is 0",
            "overhead_budget is 2",
            "alert threshold of `data` is 0",
            "alert window of `data` is 0ns",
            "summary_every is 0ns",
            "level is `a=b=c`",
        ];
        assert_eq!(complaints.len(), expected.len(), "{complaints:#?}");
        for (complaint, beginning) in complaints.iter().zip(expected) {
            assert!(complaint.starts_with(beginning), "{complaint}");
            assert!(
                complaint.contains("; "),
                "says what to write instead: {complaint}"
            );
        }
    }

    #[test]
    fn the_longest_budget_is_still_a_budget() {
        assert_eq!(check_budget("op", Duration::MAX), Ok(u64::MAX - 1));
    }

    #[test]
    fn a_fraction_of_timed_calls_is_rounded_to_a_power_of_two() {
        for (fraction, shift) in [(1.0, 0), (0.8, 0), (0.5, 1), (0.01, 7), (1e-9, 15)] {
            assert_eq!(check_time_sample("op", fraction), Ok(shift), "{fraction}");
        }
    }
}
