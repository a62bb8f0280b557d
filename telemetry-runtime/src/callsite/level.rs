//! The levels of lines.

use std::fmt;
use std::str::FromStr;

/// How much a line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Level {
    /// Finest detail.
    Trace = 0,
    /// For whoever looks for a fault.
    Debug = 1,
    /// The normal course of things.
    Info = 2,
    /// Something to look at soon.
    Warning = 3,
    /// Something failed.
    Error = 4,
}

impl Level {
    /// All levels, from the least to the most important.
    pub const ALL: [Self; 5] = [
        Self::Trace,
        Self::Debug,
        Self::Info,
        Self::Warning,
        Self::Error,
    ];

    /// The word that stands in the field `level`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trace => "trace",
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text was none of `trace`, `debug`, `info`, `warning` (or `warn`), `error`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLevel(String);

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no level; write `trace`, `debug`, `info`, `warning` or `error`",
            self.0.escape_debug()
        )
    }
}

impl std::error::Error for UnknownLevel {}

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        if text.eq_ignore_ascii_case("warn") {
            return Ok(Self::Warning);
        }
        Self::ALL
            .into_iter()
            .find(|level| level.as_str().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownLevel(text.chars().take(64).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_read_back_from_their_names() {
        for level in Level::ALL {
            assert_eq!(level.as_str().parse(), Ok(level));
        }
        assert_eq!("WARN".parse(), Ok(Level::Warning));
        let complaint = "loud".parse::<Level>().unwrap_err().to_string();
        assert!(
            complaint.starts_with("`loud` is no level; write "),
            "{complaint}"
        );
    }
}
