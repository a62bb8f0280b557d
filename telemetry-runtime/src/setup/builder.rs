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
    pub(super) time_samples: Vec<(String, f64)>,
    pub(super) default_time_sample: Option<f64>,
    pub(super) overhead_budget: Option<f64>,
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
            time_samples: Vec::new(),
            default_time_sample: None,
            overhead_budget: None,
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

    /// The fraction of an operation's calls that are timed, above 0.0 up to 1.0; all of them by default.
    ///
    /// For functions that are called so often that two readings of the clock are too many. Counts,
    /// outcomes and allocations stay exact. Durations and their sums become estimates, and lines say so
    /// (`"approximate":true`). A call that lasts 8 ms or more is noticed whether it is timed or not, and
    /// judged by its budget; of quicker ones, only those that are timed. The self time of a function
    /// that calls one such includes what was not timed. Fractions are rounded to a power of two, down to
    /// 1 / 32768. Async functions, nodes, and calls in a trace, with captured values or with a reading of
    /// the resident set, are always timed.
    pub fn time_sample(mut self, operation: impl Into<String>, fraction: f64) -> Self {
        self.time_samples.push((operation.into(), fraction));
        self
    }

    /// [`time_sample`](Self::time_sample) for every operation that has no fraction of its own.
    pub fn time_sample_all(mut self, fraction: f64) -> Self {
        self.default_time_sample = Some(fraction);
        self
    }

    /// What measuring may cost, as a fraction of one processor core: `0.01` for 1 %. No limit by default.
    ///
    /// Once a second the cost of all calls is estimated ([`Overhead`](crate::Overhead)). When it is more,
    /// the operations that are called most are timed less often, as with
    /// [`time_sample`](Self::time_sample), until it is not; when they become rarer, more often again.
    pub fn overhead_budget(mut self, fraction_of_a_core: f64) -> Self {
        self.overhead_budget = Some(fraction_of_a_core);
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
