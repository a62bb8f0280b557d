//! What users rely on, tested from outside of the crates.
