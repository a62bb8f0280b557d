//! What a person asks for: the state of the program, its operations and the machine, as values.

pub(crate) mod health;
pub(crate) mod overhead;
pub(crate) mod summary;
pub(crate) mod system;
