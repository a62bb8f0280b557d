//! The names of the arguments, once: the parser, the suggestions and the messages read this table.

use std::fmt;

/// Which attribute was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Measured,
    TracedNode,
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Measured => "#[measured]",
            Self::TracedNode => "#[traced_node]",
        })
    }
}

/// An argument of `#[measured]` or `#[traced_node]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Name,
    BudgetMs,
    Classify,
    Memory,
    Level,
    Sample,
    Fields,
    RequestId,
    OkIf,
    ErrorIf,
    Crate,
    Skip,
    State,
}

/// Each argument with its name and an example of its use.
const TABLE: [(Key, &str, &str); 13] = [
    (Key::Name, "name", "name = \"search\""),
    (Key::BudgetMs, "budget_ms", "budget_ms = 10"),
    (Key::Classify, "classify", "classify"),
    (Key::Memory, "memory", "memory = \"alloc\""),
    (Key::Level, "level", "level = \"debug\""),
    (Key::Sample, "sample", "sample = 0.01"),
    (Key::Fields, "fields", "fields(user, len = query.len())"),
    (Key::RequestId, "request_id", "request_id = request.id"),
    (Key::OkIf, "ok_if", "ok_if = Reply::is_success"),
    (Key::ErrorIf, "error_if", "error_if = Reply::is_failure"),
    (Key::Crate, "crate", "crate = my_telemetry"),
    (Key::Skip, "skip", "skip"),
    (Key::State, "state", "state = input"),
];

impl Key {
    /// The argument of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// How the argument is written in full.
    pub(crate) fn example(self) -> &'static str {
        TABLE
            .iter()
            .find(|row| row.0 == self)
            .map_or("", |row| row.2)
    }

    /// Whether the argument may stand in this attribute.
    pub(crate) fn belongs_to(self, attribute: Attribute) -> bool {
        match self {
            Self::State => attribute == Attribute::TracedNode,
            _ => true,
        }
    }

    /// The names that may stand in this attribute, in the order of the documentation.
    pub(crate) fn names(attribute: Attribute) -> impl Iterator<Item = &'static str> {
        TABLE
            .iter()
            .filter(move |row| row.0.belongs_to(attribute))
            .map(|row| row.1)
    }
}

/// The values of `memory`, each with the variant of the runtime's `Memory`.
pub(crate) const MEMORY: [(&str, &str); 3] = [("alloc", "Alloc"), ("rss", "Rss"), ("off", "Off")];

/// The values of `level`, each with the variant of the runtime's `Level`.
pub(crate) const LEVEL: [(&str, &str); 6] = [
    ("trace", "Trace"),
    ("debug", "Debug"),
    ("info", "Info"),
    ("warning", "Warning"),
    ("warn", "Warning"),
    ("error", "Error"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_is_found_by_its_name_and_shows_it_in_its_example() {
        for (key, name, example) in TABLE {
            assert_eq!(Key::named(name), Some(key));
            assert!(example.starts_with(name), "{example}");
            assert_eq!(key.example(), example);
        }
        assert_eq!(Key::named("budgetms"), None);
    }

    #[test]
    fn state_belongs_to_nodes_alone() {
        assert!(!Key::names(Attribute::Measured).any(|name| name == "state"));
        assert!(Key::names(Attribute::TracedNode).any(|name| name == "state"));
    }
}
