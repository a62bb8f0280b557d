//! Annotate functions, configure budgets in code, read JSON lines from stdout.

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod callsite;
mod clock;
mod emit;
pub mod judge;
mod outcome;
mod record;
mod report;
mod setup;

pub use self::callsite::Memory;
pub use self::callsite::level::{Level, UnknownLevel};
pub use self::emit::redact::{Redacted, sanitize};
pub use self::emit::sink::Sink;
pub use self::judge::{Category, ClassifiedBy, Classifier, Classify, Threshold};
pub use self::outcome::Outcome;
pub use self::record::block::{Operation, OperationHandle, measure_future, measure_operation};
pub use self::record::context::{Context, ContextGuard, FutureExt, WithContext};
pub use self::record::memory::TrackingAllocator;
pub use self::record::node::NodeState;
pub use self::record::value::{ToValue, Value};
pub use self::report::health::{Checks, Health, Metrics, Status};
pub use self::report::summary::OperationSummary;
pub use self::report::system::SystemMetrics;
pub use self::setup::builder::Builder;
pub use self::setup::error::{InstallError, SettingError};
pub use telemetry_macros::{NodeState, measured, traced_node};

pub use self::setup::handle::{Handle, Telemetry, handle, request};
