//! What happens during a call: the hot part.
//!
//! A call reads the clock twice and stores a few words in its thread's frames and log (`shard`); it takes
//! no lock, and allocates nothing once its thread is known. Every 128 calls the log is folded, under a
//! lock that is the thread's own. Only a call that will print a line builds a record (`report`) and
//! puts it into a ring (`ring`); the collector does the rest.
//!
//! Reading order: `frame`, `histogram`, `tally`, `shard`, `local`, `frames`, `memory`, `context`, `value`,
//! `capture`, `wire`, `ring`, `absent`, `send`, `breakdown`, `failure`, `seen`, `details`, `report`, `unwinding`, `call`, then the
//! ways in: `guard`, `future`, `block`, with `probe`.

pub(crate) mod absent;
pub(crate) mod block;
pub(crate) mod breakdown;
pub(crate) mod call;
pub(crate) mod capture;
pub(crate) mod context;
pub(crate) mod details;
pub(crate) mod failure;
mod frame;
mod frames;
pub(crate) mod future;
pub(crate) mod guard;
pub(crate) mod histogram;
pub(crate) mod local;
pub(crate) mod memory;
pub(crate) mod node;
pub mod probe;
pub(crate) mod report;
pub(crate) mod ring;
pub(crate) mod seen;
pub(crate) mod send;
pub(crate) mod shard;
#[cfg(test)]
#[cfg(all(target_os = "linux", target_arch = "x86_64", not(miri)))]
mod stepped;
pub(crate) mod tally;
mod unwinding;
pub mod value;
pub(crate) mod wire;
