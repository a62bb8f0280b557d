//! What users rely on: each test runs a small program and reads its lines.
#![allow(clippy::unwrap_used, reason = "a test that fails says so by a panic")]

mod alerts;
mod async_times;
mod blocks;
mod budgets;
mod clocks;
mod depths;
mod disorder;
mod errors;
mod examples;
mod exits;
mod fields;
mod functions;
mod interrupted;
mod json;
mod late;
mod levels;
mod line;
mod measured_allocator;
mod memory;
mod migrating;
mod names;
mod nested;
mod nodes;
mod other_clock;
mod outcomes;
mod privacy;
mod random;
mod requests;
mod run;
mod sampling;
mod setup;
mod streams;
mod timing;
mod totals;
mod watched;
