//! Instrumentation that can stay on in production: annotate functions, configure budgets in code,
//! read JSON lines from stdout.
//!
//! ```
//! use std::time::Duration;
//! use telemetry_runtime::{Telemetry, measured};
//!
//! #[measured(budget_ms = 10, classify)]
//! fn parse(text: &str) -> Result<u32, std::num::ParseIntError> {
//!     text.trim().parse()
//! }
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let _telemetry = Telemetry::builder("shop", "production")
//!         .budget("parse", Duration::from_millis(5))
//!         .install()?;
//!     parse("42")?;
//!     Ok(())
//! }
//! ```
//!
//! | to | use |
//! |---|---|
//! | measure a function, a method, an `impl` block, a module | [`#[measured]`](macro@measured) |
//! | measure a node of a graph | [`#[traced_node]`](macro@traced_node), [`NodeState`](trait@NodeState) |
//! | measure a block or a future | [`measure_operation`], [`measure_future`] |
//! | add a field while a call runs | [`record`] |
//! | set up, and change settings later | [`Telemetry::builder`], [`Handle`] |
//! | give work a request id and a trace | [`request`], [`Context`], [`FutureExt`] |
//! | give errors a category | [`Classify`], [`Classifier`], [`classify`] |
//! | count each call's own memory | [`TrackingAllocator`] |
//! | ask how the program is | [`Handle::health`], [`Handle::operations`] |
//! | ask what measuring costs, and time fewer calls | [`Overhead`], [`Builder::time_sample`], [`Builder::overhead_budget`] |
//! | send lines elsewhere | [`Sink`] |
//! | replay events through the judges | [`judge`] |
//!
//! # Promises
//!
//! - Before `install()`, and in a program that never calls it, an annotated function reads one
//!   word and does nothing else: no output, no thread.
//! - Counts are exact, and counting takes no lock but for one of the thread's own every 128 calls.
//!   Lines may be dropped when they come faster than they can be written; what is dropped is counted
//!   and said.
//! - The toolkit does not panic in the program that it measures. A panic in a `Display` of yours
//!   costs the field that it was for.
//! - Nothing is printed that was not redacted, and no argument is captured that was not named.
//!
//! # Features
//!
//! - `serde_json` (off): [`NodeState`](trait@NodeState) and [`record`] for JSON values. Fields and nodes
//!   take them without it. It is off because a crate that links `serde_json` no longer infers types where
//!   the `PartialEq<Value>` of numbers and text is one candidate more: `assert_eq!(bytes, &[])`.
//!
//! # Signal handlers
//!
//! A measured function may be called in a signal handler, whatever that interrupts: the toolkit does
//! not panic there, waits for no lock that the interrupted code holds, and the program's own calls are
//! counted exactly. The handler's call is counted exactly too where it interrupts the program; where
//! it interrupts the toolkit itself, which it may on its way into or out of a measured function, it
//! runs and is not measured.
//!
//! What may not be done in a signal handler stays so, and allocating is that: a call allocates when it
//! prints a line or captures a field, and at times when it is among the first of its function, of its
//! thread, or of durations so long or short. Every 128th call of a thread counts those before it, so that
//! this may fall to any of them. Where a signal may interrupt the allocator, measure in its handler only
//! what prints no line (`level = "trace"`, say) and was called often before on that thread.
//!
//! # Environment
//!
//! Read once, by `install()`: `TELEMETRY_LEVEL` (which lines are printed, as
//! [`Builder::level`]), `TELEMETRY_OFF=1` (nothing is measured), `OTEL_SERVICE_NAME` (goes before
//! the service's name in code).

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod attributes;
mod callsite;
mod clock;
mod cut;
mod emit;
mod fence;
pub mod judge;
mod outcome;
mod record;
mod report;
mod sanitize;
mod setup;
mod sync;

pub use self::attributes::{NodeState, measured, traced_node};
pub use self::callsite::Memory;
pub use self::callsite::level::{Level, UnknownLevel};
pub use self::emit::redact::Redacted;
pub use self::emit::sink::Sink;
pub use self::judge::{Category, ClassifiedBy, Classifier, Classify, Threshold};
pub use self::outcome::Outcome;
pub use self::record::block::{Operation, OperationHandle, measure_future, measure_operation};
pub use self::record::capture::record;
pub use self::record::context::{Context, ContextGuard, FutureExt, WithContext};
pub use self::record::failure::classify;
pub use self::record::memory::TrackingAllocator;
pub use self::record::node::NodeState;
pub use self::record::value::{ToValue, Value};
pub use self::report::health::{Checks, Health, Metrics, Status};
pub use self::report::overhead::Overhead;
pub use self::report::summary::OperationSummary;
pub use self::report::system::SystemMetrics;
pub use self::sanitize::sanitize;
pub use self::setup::builder::Builder;
pub use self::setup::error::{InstallError, SettingError};
pub use self::setup::handle::{Handle, Telemetry, handle, request};

/// The README, whose code is compiled by the tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
