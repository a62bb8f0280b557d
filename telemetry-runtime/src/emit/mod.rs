//! What leaves the process: from the record of a call to a line in a sink.
//!
//! `lines` turns a record into a completion and events, `redact` turns these into something a sink
//! may have, `json` writes it, `stdout` brings it out, `collector` runs all of that. There is one
//! door: a sink takes only what `redact` has made.

pub(crate) mod collector;
pub(crate) mod completion;
pub(crate) mod event;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod redact;
pub(crate) mod sink;
pub(crate) mod stdout;
pub(crate) mod totals;
