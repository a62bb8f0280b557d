//! The rings, the shards, and what they are made of.

#[path = "../../../../telemetry-runtime/src/record/absent.rs"]
pub(crate) mod absent;
#[path = "../../../../telemetry-runtime/src/record/frame.rs"]
mod frame;
#[path = "../../../../telemetry-runtime/src/record/histogram.rs"]
mod histogram;
#[path = "../../../../telemetry-runtime/src/record/ring.rs"]
pub(crate) mod ring;
pub mod ring_model;
#[path = "../../../../telemetry-runtime/src/record/shard.rs"]
mod shard;
pub mod shard_model;
#[path = "../../../../telemetry-runtime/src/record/tally.rs"]
mod tally;
pub(crate) mod wire {
    pub(crate) trait Words {
        fn put(&mut self, word: u64);
    }
}

/// Whether a record that was put into a ring just now wakes the collector.
pub(crate) fn must_wake() -> bool {
    absent::nobody_comes_for_it()
}
