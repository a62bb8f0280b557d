//! What can be done with an installed telemetry: change settings, ask, open requests.

use std::collections::HashMap;
use std::ops::Deref;
use std::time::Duration;

use super::builder::Builder;
use super::check::{ALL, check_budget, check_sample, check_time_sample};
use super::error::SettingError;
use super::exit::END_PATIENCE;
use super::{global, levels};
use crate::callsite::level::Level;
use crate::callsite::registry::{self, MAX_OPERATIONS};
use crate::callsite::settings::Settings;
use crate::clock::{self, WallClock};
use crate::emit::collector::State;
use crate::emit::lines;
use crate::judge::{BudgetTable, ErrorSummary, ErrorWindows, ViolationSummary};
use crate::record::context::Context;
use crate::record::local::{self, Local};
use crate::record::value::serialized;
use crate::report::health::{Health, Metrics, Status};
use crate::report::summary::OperationSummary;
use crate::report::system::{self, SystemMetrics};

/// The installed telemetry: keep it until the program ends.
///
/// Dropping it brings out what is still on its way, with a last summary of each operation, for at
/// most a second. Telemetry stays installed: calls after that are still measured, and their lines
/// come out when the process ends.
///
/// Of the handlers that run at the end of the process (`atexit`), those that were registered before
/// `install()` run after the last summaries were written. Their calls have their lines, which each
/// call brings out itself, but are in no summary. The end is held up for a second at most by lines
/// that nobody reads, and by 50 ms for one that comes later; what is lost then is said on stderr.
///
/// With `panic = "abort"`, what came before a panic is brought out, but the call that panics does
/// not end, and has no line.
///
/// ```
/// use std::time::Duration;
/// use telemetry_runtime::{Category, Telemetry, Threshold};
///
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     let telemetry = Telemetry::builder("utilities", "production")
///         .version(env!("CARGO_PKG_VERSION"))
///         .budget("search_operation", Duration::from_millis(2000))
///         .alert(Category::Resource, Threshold::new(1, Duration::from_secs(300)))
///         .summary_every(Duration::from_secs(60))
///         .install()?;
///
///     telemetry.request("req-42").in_scope(|| { /* … */ });
///     Ok(())
/// }
/// ```
#[must_use = "keep it until the program ends: `let _telemetry = ….install()?;`"]
#[derive(Debug)]
pub struct Telemetry {
    handle: Handle,
}

impl Telemetry {
    /// Begins a set-up for the service of this name, in this environment (`production`, say).
    pub fn builder(service: impl Into<String>, environment: impl Into<String>) -> Builder {
        Builder::new(service.into(), environment.into())
    }

    pub(super) fn installed() -> Self {
        Self { handle: Handle(()) }
    }
}

impl Deref for Telemetry {
    type Target = Handle;

    fn deref(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Telemetry {
    fn drop(&mut self) {
        global::flush(END_PATIENCE, true);
    }
}

/// A handle to the telemetry of this process, to be had anywhere.
///
/// Where none is installed, questions are answered as if nothing had happened, and settings are
/// refused with an error.
#[derive(Clone, Copy, Debug)]
pub struct Handle(());

/// The telemetry of this process.
pub fn handle() -> Handle {
    Handle(())
}

/// Opens a request: what is measured in the resulting context carries its id and its trace.
///
/// ```
/// let answer = telemetry_runtime::request("req-42").in_scope(|| 6 * 7);
/// assert_eq!(answer, 42);
/// ```
pub fn request(request_id: impl AsRef<str>) -> Context {
    handle().request(request_id)
}

impl Handle {
    /// Whether telemetry is installed.
    pub fn is_installed(self) -> bool {
        global::collector().is_some()
    }

    /// Opens a request: what is measured in the resulting context carries its id and its trace.
    /// An id of more than 256 bytes is cut; an empty one names no request.
    pub fn request(self, request_id: impl AsRef<str>) -> Context {
        Context::request(request_id.as_ref())
    }

    /// Changes the budget of an operation, declared or not.
    ///
    /// # Errors
    /// For a budget of zero, an empty name, and where telemetry is not installed.
    pub fn set_budget(
        self,
        operation: impl Into<String>,
        budget: Duration,
    ) -> Result<(), SettingError> {
        let operation = operation.into();
        let nanoseconds = check_budget(&operation, budget)?;
        change(|settings| insert_bounded(&mut settings.budgets, operation, nanoseconds))?
    }

    /// Changes the budget of all operations that have none of their own.
    ///
    /// # Errors
    /// For a budget of zero, and where telemetry is not installed.
    pub fn set_budget_all(self, budget: Duration) -> Result<(), SettingError> {
        let nanoseconds = check_budget(ALL, budget)?;
        change(|settings| settings.default_budget = Some(nanoseconds))
    }

    /// Changes which lines are printed: a level, or directives as in `warning,my_crate=debug`.
    ///
    /// # Errors
    /// For directives that cannot be read, and where telemetry is not installed.
    pub fn set_level(self, directives: &str) -> Result<(), SettingError> {
        let levels = levels::parse("level", directives)?;
        change(|settings| settings.levels = levels)
    }

    /// Changes the fraction of an operation's successful calls that get a line.
    ///
    /// # Errors
    /// For a fraction outside `0.0..=1.0`, an empty name, and where telemetry is not installed.
    pub fn set_sample(
        self,
        operation: impl Into<String>,
        fraction: f64,
    ) -> Result<(), SettingError> {
        let operation = operation.into();
        check_sample(&operation, fraction)?;
        change(|settings| insert_bounded(&mut settings.samples, operation, fraction))?
    }

    /// Changes that fraction for all operations that have none of their own.
    ///
    /// # Errors
    /// For a fraction outside `0.0..=1.0`, and where telemetry is not installed.
    pub fn set_sample_all(self, fraction: f64) -> Result<(), SettingError> {
        check_sample(ALL, fraction)?;
        change(|settings| settings.default_sample = Some(fraction))
    }

    /// Changes the fraction of an operation's calls that are timed, as
    /// [`Builder::time_sample`](crate::Builder::time_sample).
    ///
    /// # Errors
    /// For a fraction that is not above 0.0 and at most 1.0, an empty name, and where telemetry is not
    /// installed.
    pub fn set_time_sample(
        self,
        operation: impl Into<String>,
        fraction: f64,
    ) -> Result<(), SettingError> {
        let operation = operation.into();
        let shift = check_time_sample(&operation, fraction)?;
        change(|settings| insert_bounded(&mut settings.time_shifts, operation, shift))?
    }

    /// Changes that fraction for all operations that have none of their own.
    ///
    /// # Errors
    /// For a fraction that is not above 0.0 and at most 1.0, and where telemetry is not installed.
    pub fn set_time_sample_all(self, fraction: f64) -> Result<(), SettingError> {
        let shift = check_time_sample(ALL, fraction)?;
        change(|settings| settings.default_time_shift = shift)
    }

    /// Brings out what is on its way, for at most a second; `true` when nothing is left.
    pub fn flush(self) -> bool {
        !local::with(Local::is_inside) && global::flush(END_PATIENCE, false)
    }

    /// What every operation did since telemetry was installed, exact to the last call that ended.
    pub fn operations(self) -> Vec<OperationSummary> {
        ask(Vec::new, |state| {
            state
                .operations()
                .into_iter()
                .map(|(name, totalled)| OperationSummary::new(name, totalled))
                .collect()
        })
    }

    /// The budget violations of the last `window`, 1 minute to 24 hours.
    pub fn violation_summary(self, window: Duration) -> ViolationSummary {
        ask(
            || BudgetTable::new().violation_summary(window, Duration::ZERO),
            |state| {
                state
                    .budgets
                    .violation_summary(window, lines::judged_at(clock::now()))
            },
        )
    }

    /// The classified errors of the last `window`, 1 minute to 24 hours.
    pub fn error_summary(self, window: Duration) -> ErrorSummary {
        ask(
            || ErrorWindows::new().summary(window, Duration::ZERO),
            |state| state.errors.summary(window, lines::judged_at(clock::now())),
        )
    }

    /// Figures of the machine and of this process.
    ///
    /// Within a quarter of a second after `install()` it waits for the rest of that: a CPU figure
    /// needs an interval.
    pub fn system_metrics(self) -> SystemMetrics {
        let active = ask(
            || 0,
            |state| {
                state
                    .operations()
                    .iter()
                    .map(|(_, totalled)| totalled.in_flight())
                    .sum()
            },
        );
        system::metrics(active)
    }

    /// Whether the program is well, from the live state of this telemetry.
    ///
    /// Within a quarter of a second after `install()` it waits for the rest of that: a CPU figure
    /// needs an interval.
    pub fn health(self) -> Health {
        const HOUR: Duration = Duration::from_secs(3_600);
        Health::judge(Metrics {
            system: self.system_metrics(),
            performance_violations: self.violation_summary(HOUR),
            errors: self.error_summary(HOUR),
            dropped_lines: ask(|| 0, State::lost),
            overhead: ask(|| None, |state| Some(state.overhead())),
        })
    }

    /// Prints [`health`](Self::health) as a line `Health check`, and gives it.
    pub fn log_health(self) -> Health {
        let health = self.health();
        let level = if health.status == Status::Healthy {
            Level::Info
        } else {
            Level::Warning
        };
        let passes = lines::registry_passes("telemetry_runtime", level);
        if passes {
            let field = ("health", serialized(&health));
            let now = WallClock::read().unix_micros(clock::now());
            let line = lines::said(level, "Health check", field, now);
            ask(|| (), |state| state.tell(line));
        }
        health
    }
}

fn ask<T>(not_installed: impl FnOnce() -> T, question: impl FnOnce(&mut State) -> T) -> T {
    // A question from within the toolkit's own work, from a sink say, would wait for itself.
    match global::collector() {
        Some(collector) if !local::with(Local::is_inside) => collector.with_state(question),
        _ => not_installed(),
    }
}

fn change<T>(edit: impl FnOnce(&mut Settings) -> T) -> Result<T, SettingError> {
    registry::change(edit).ok_or_else(|| {
        SettingError::new(
            "telemetry is not installed; call `Telemetry::builder(…).install()` first",
        )
    })
}

/// Settings for operations are bounded as operations are.
fn insert_bounded<V>(
    settings: &mut HashMap<String, V>,
    operation: String,
    value: V,
) -> Result<(), SettingError> {
    if settings.len() >= MAX_OPERATIONS && !settings.contains_key(&operation) {
        return Err(SettingError::new(format!(
            "`{}` would be setting {MAX_OPERATIONS} for an operation; set it for all operations",
            operation.escape_debug()
        )));
    }
    settings.insert(operation, value);
    Ok(())
}
