//! The names behind the numbers in records.

use crate::callsite::Callsite;
use crate::callsite::registry::{self, Operation};

/// The names behind the numbers in records.
#[derive(Default)]
pub(crate) struct Names {
    callsites: Vec<&'static Callsite>,
    operations: Vec<Operation>,
}

impl Names {
    /// Learns what was registered since the last time.
    pub(crate) fn update(&mut self) {
        registry::callsites_since(&mut self.callsites);
        registry::operations_since(&mut self.operations);
    }

    /// The callsite of a record; looks it up anew if it is not known yet.
    pub(super) fn callsite(&mut self, id: u32) -> Option<&'static Callsite> {
        if id as usize >= self.callsites.len() {
            self.update();
        }
        self.callsites.get(id as usize).copied()
    }

    /// The module of an operation, for lines that know only its name.
    pub(crate) fn module_of(&self, operation: &str) -> &'static str {
        let known = self.operations.iter().find(|known| known.name == operation);
        known.map_or("telemetry_runtime", |known| known.module)
    }

    /// An operation by its number.
    pub(crate) fn operation(&self, index: u32) -> Option<Operation> {
        self.operations.get(index as usize).copied()
    }
}
