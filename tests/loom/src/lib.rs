//! The runtime's own source files, with what threads share memory by replaced by `loom`, which runs a
//! model in every order that its threads and the processor allow.
//!
//! Only what the files ask of their neighbours is made up here: `clock`, `wire`, `sync`. Rings and logs
//! are small, so that they are full soon. `tests/models.rs` runs the models.
#![cfg(loom)]
#![allow(
    dead_code,
    unreachable_pub,
    clippy::missing_panics_doc,
    clippy::unused_self,
    clippy::unwrap_used,
    reason = "a model uses some of a file, and fails loudly"
)]

mod callsite;
mod clock;
mod collector;
#[path = "../../../telemetry-runtime/src/outcome.rs"]
mod outcome;
mod record;
mod sync;

/// Runs a model with each thread interrupted so often at most; `LOOM_MAX_PREEMPTIONS` says otherwise.
fn run(interruptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound.get_or_insert(interruptions);
    builder.check(model);
}

pub mod models {
    //! The models, by what they are of.

    pub use crate::callsite::model as gate;
    pub use crate::clock::model as coarse;
    pub use crate::collector::model as wake;
    pub use crate::record::ring_model as ring;
    pub use crate::record::shard_model as shard;
}
