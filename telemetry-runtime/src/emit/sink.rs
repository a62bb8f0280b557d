//! Where lines go.

use std::time::Duration;

use super::json;
use super::redact::Redacted;

/// A destination for lines. It is given redacted lines only: the compiler refuses anything else.
///
/// A sink is called with the collector's lock held, by the collector's thread or by a thread that
/// helps it: it should be quick, and must not wait for the program that is measured. A sink that
/// panics is not called again.
///
/// ```
/// use std::sync::{Arc, Mutex};
/// use telemetry_runtime::{Redacted, Sink};
///
/// struct Errors(Arc<Mutex<Vec<String>>>);
///
/// impl Sink for Errors {
///     fn line(&mut self, line: &Redacted<'_>, json: &str) {
///         if line.level() == telemetry_runtime::Level::Error {
///             self.0.lock().unwrap().push(json.to_owned());
///         }
///     }
/// }
/// ```
pub trait Sink: Send {
    /// Takes one line: its parts, and the same as one JSON object without a newline.
    fn line(&mut self, line: &Redacted<'_>, json: &str);

    /// Brings out what is buffered, for at most `patience`; `true` when nothing is left.
    fn flush(&mut self, patience: Duration) -> bool {
        let _ = patience;
        true
    }

    /// Whether it has lines that are not out yet.
    fn is_pending(&self) -> bool {
        false
    }

    /// Whether it can take no more lines for now.
    fn is_full(&self) -> bool {
        false
    }

    /// Lines that it had to give up since the start.
    fn lost(&self) -> u64 {
        0
    }
}

/// All destinations of an installed telemetry, and the line that they share.
pub(crate) struct Sinks {
    all: Vec<Box<dyn Sink>>,
    /// `,"service":…,"environment":…,"version":…`, rendered once.
    identity: String,
    line: Vec<u8>,
}

impl Sinks {
    pub(crate) fn new(sinks: Vec<Box<dyn Sink>>, identity: &super::event::Identity) -> Self {
        Self {
            all: sinks,
            identity: json::identity(identity),
            line: Vec::new(),
        }
    }

    /// Writes a line to every sink.
    pub(crate) fn line(&mut self, redacted: &Redacted<'_>) {
        self.line.clear();
        json::write_line(redacted, &self.identity, &mut self.line);
        let line = std::mem::take(&mut self.line);
        if let Ok(json) = std::str::from_utf8(&line) {
            self.each(|sink| sink.line(redacted, json));
        }
        self.line = line;
    }

    /// Flushes every sink; `true` when nothing is left.
    pub(crate) fn flush(&mut self, patience: Duration) -> bool {
        let mut done = true;
        self.each(|sink| done &= sink.flush(patience));
        done
    }

    /// Whether one has lines that are not out yet.
    pub(crate) fn is_pending(&self) -> bool {
        self.all.iter().any(|sink| sink.is_pending())
    }

    /// Whether one can take no more.
    pub(crate) fn is_full(&self) -> bool {
        self.all.iter().any(|sink| sink.is_full())
    }

    /// Lines that they had to give up.
    pub(crate) fn lost(&self) -> u64 {
        self.all.iter().map(|sink| sink.lost()).sum()
    }

    /// Calls every sink, and forgets those that panic.
    fn each(&mut self, mut call: impl FnMut(&mut dyn Sink)) {
        self.all.retain_mut(|sink| {
            let called =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| call(sink.as_mut())));
            called.map_err(std::mem::forget).is_ok()
        });
    }
}
