//! Configuration, and the one telemetry that a process has.
//!
//! Reading order: `error`, `levels`, `builder`, `check`, `exit`, `global`, `handle`.

pub(crate) mod builder;
mod check;
pub(crate) mod error;
mod exit;
pub(crate) mod global;
pub(crate) mod handle;
mod levels;
