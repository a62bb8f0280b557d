//! What is said of settings that make no sense.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::builder::Builder;

/// A setting that makes no sense: says which, what it was, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError(String);

impl SettingError {
    pub(crate) fn new(complaint: impl Into<String>) -> Self {
        Self(complaint.into())
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SettingError {}

/// Why telemetry was not installed. Nothing has changed: the set-up comes back.
pub struct InstallError {
    reason: Reason,
    // A builder holds sinks, which are not `Sync`; an error has to be, to go through `?` anywhere.
    builder: Mutex<Box<Builder>>,
}

/// What stood in the way of an installation.
pub(crate) enum Reason {
    AlreadyInstalled,
    Settings(Vec<SettingError>),
    Stdout(std::io::Error),
}

impl InstallError {
    pub(crate) fn new(reason: Reason, builder: Builder) -> Self {
        Self {
            reason,
            builder: Mutex::new(Box::new(builder)),
        }
    }

    /// Whether this process has a telemetry already, which goes on as it is.
    pub fn is_already_installed(&self) -> bool {
        matches!(self.reason, Reason::AlreadyInstalled)
    }

    /// Every setting that makes no sense; empty where that was not the reason.
    pub fn settings(&self) -> &[SettingError] {
        match &self.reason {
            Reason::Settings(settings) => settings,
            _ => &[],
        }
    }

    /// The set-up, to mend it and try again.
    pub fn into_builder(self) -> Builder {
        *self
            .builder
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Display for InstallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::AlreadyInstalled => {
                f.write_str("telemetry is installed already; a process has one")
            }
            Reason::Stdout(error) => write!(f, "stdout cannot be used: {error}"),
            Reason::Settings(settings) => {
                f.write_str("telemetry is not installed: ")?;
                for (index, setting) in settings.iter().enumerate() {
                    let separator = if index == 0 { "" } else { "; " };
                    write!(f, "{separator}{setting}")?;
                }
                Ok(())
            }
        }
    }
}

/// As [`Display`](fmt::Display): this is what `main` prints when it returns the error.
impl fmt::Debug for InstallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for InstallError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Stdout(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_installation_goes_through_any_question_mark() {
        fn install() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            Err(InstallError::new(
                Reason::AlreadyInstalled,
                Builder::new("service".to_owned(), "test".to_owned()),
            ))?;
            Ok(())
        }
        assert!(install().is_err());
    }
}
