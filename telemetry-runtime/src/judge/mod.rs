//! Pure verdicts: budgets, error categories, alert windows.
//!
//! A judge is a plain value that is told what happened and when, and answers with a verdict. Time
//! comes in as an argument (a [`Duration`](std::time::Duration) since any fixed monotonic origin),
//! so that yesterday's events can be replayed through it as well as today's. Inside a judge there
//! is no clock, no I/O, no global and no lock; no input makes it panic, and its memory is bounded
//! by operations and keys, never by traffic.
//!
//! Reading order, which is also import order: `category` ← `window` ← `tiers` ← `operations` ←
//! `budget`, `errors`, `alert`; `category` ← `classify`; `overhead` alone.

pub mod alert;
pub mod budget;
pub mod category;
pub mod classify;
pub mod errors;
mod operations;
pub(crate) mod overhead;
mod tiers;
mod window;

pub use alert::{Alert, AlertError, AlertState, AlertWindows, Threshold};
pub use budget::{BudgetError, BudgetTable, BudgetVerdict, OperationViolations, ViolationSummary};
pub use category::{Category, ClassifiedBy, Classify, Verdict};
pub(crate) use classify::debug_name;
pub use classify::{Classifier, ClassifierError};
pub use errors::{ErrorSummary, ErrorWindows};
