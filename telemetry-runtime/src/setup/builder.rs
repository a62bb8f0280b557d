//! `Telemetry::builder(…)`: what can be set before telemetry is installed.

use std::time::Duration;

use super::error::InstallError;
use super::global;
use super::handle::Telemetry;
use crate::callsite::Memory;
use crate::emit::sink::Sink;
use crate::judge::{Category, Classifier, Threshold};

/// How often operations are summed up, unless [`Builder::summary_every`] says otherwise.
const SUMMARY_EVERY: Duration = Duration::from_secs(60);

/// The set-up of a telemetry; made by [`Telemetry::builder`].
#[must_use = "nothing is set up before `.install()`"]
pub struct Builder {
    pub(super) service: String,
    pub(super) environment: String,
    pub(super) version: String,
    pub(super) budgets: Vec<(String, Duration)>,
    pub(super) default_budget: Option<Duration>,
    pub(super) samples: Vec<(String, f64)>,
    pub(super) default_sample: Option<f64>,
    pub(super) thresholds: Vec<(Category, Threshold)>,
    pub(super) reminder: Option<Duration>,
    pub(super) summary_every: Option<Duration>,
    pub(super) level: Option<String>,
    pub(super) memory: Option<Memory>,
    pub(super) classifier: Option<Classifier>,
    pub(super) sinks: Vec<Box<dyn Sink>>,
    pub(super) stdout: bool,
}

impl Builder {
    pub(super) fn new(service: String, environment: String) -> Self {
        Self {
            service,
            environment,
            version: "unknown".to_owned(),
            budgets: Vec::new(),
            default_budget: None,
            samples: Vec::new(),
            default_sample: None,
            thresholds: Vec::new(),
            reminder: None,
            summary_every: Some(SUMMARY_EVERY),
            level: None,
            memory: None,
            classifier: None,
            sinks: Vec::new(),
            stdout: true,
        }
    }

    /// The program's version, on every line; usually `env!("CARGO_PKG_VERSION")`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// The duration budget of an operation; overrides a declared one.
    pub fn budget(mut self, operation: impl Into<String>, budget: Duration) -> Self {
        self.budgets.push((operation.into(), budget));
        self
    }

    /// [`budget`](Self::budget) for every operation that has none of its own.
    pub fn budget_all(mut self, budget: Duration) -> Self {
        self.default_budget = Some(budget);
        self
    }

    /// The fraction of an operation's successful calls that get a completion line, 0.0 to 1.0;
    /// overrides a declared one. What goes with such a line (a budget that was met, a completed node) is
    /// left out with it. Errors, panics, cancelled calls and budget violations always get
    /// theirs, and counts are exact.
    pub fn sample(mut self, operation: impl Into<String>, fraction: f64) -> Self {
        self.samples.push((operation.into(), fraction));
        self
    }

    /// [`sample`](Self::sample) for every operation that has no fraction of its own.
    pub fn sample_all(mut self, fraction: f64) -> Self {
        self.default_sample = Some(fraction);
        self
    }

    /// How many classified errors of a category, in one operation, fire an alert.
    pub fn alert(mut self, category: Category, threshold: Threshold) -> Self {
        self.thresholds.push((category, threshold));
        self
    }

    /// How often a firing alert is reminded of; hourly by default, zero for never.
    pub fn alert_reminder(mut self, interval: Duration) -> Self {
        self.reminder = Some(interval);
        self
    }

    /// How often every operation is summed up on a line; each minute by default.
    pub fn summary_every(mut self, interval: Duration) -> Self {
        self.summary_every = Some(interval);
        self
    }

    /// No summary lines.
    pub fn without_summaries(mut self) -> Self {
        self.summary_every = None;
        self
    }

    /// Which lines are printed: a level, or directives as in `warning,my_crate::search=debug`.
    /// `info` by default; the environment variable `TELEMETRY_LEVEL` goes before it.
    pub fn level(mut self, directives: impl Into<String>) -> Self {
        self.level = Some(directives.into());
        self
    }

    /// Where memory deltas come from. By default the tracking allocator where it is installed,
    /// else the resident set.
    pub fn memory(mut self, memory: Memory) -> Self {
        self.memory = Some(memory);
        self
    }

    /// A classifier with types and phrases of your own.
    pub fn classifier(mut self, classifier: Classifier) -> Self {
        self.classifier = Some(classifier);
        self
    }

    /// One more destination for lines.
    pub fn sink(mut self, sink: impl Sink + 'static) -> Self {
        self.sinks.push(Box::new(sink));
        self
    }

    /// No lines on stdout: only the sinks of [`sink`](Self::sink) get them.
    pub fn without_stdout(mut self) -> Self {
        self.stdout = false;
        self
    }

    /// Installs this telemetry for the whole process.
    ///
    /// Keep the result until the program ends: dropping it brings out what is still on its way.
    /// `TELEMETRY_LEVEL`, `TELEMETRY_OFF` and `OTEL_SERVICE_NAME` are read here, once.
    ///
    /// # Errors
    /// Where settings make no sense (each is named, with its value), where this process has a
    /// telemetry already, or where stdout cannot be used. The set-up comes back in the error, and
    /// nothing has changed.
    pub fn install(self) -> Result<Telemetry, InstallError> {
        global::install(self)
    }
}
