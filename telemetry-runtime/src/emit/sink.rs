//! Where lines go.

use std::time::Duration;

use super::event::Identity;
use super::json;
use super::redact::Redacted;
use crate::callsite::level::Level;
use crate::fence::fenced;

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

    /// Whether it has room for a line of this level. A line that it has no room for is lost to it,
    /// and counted; it is best to keep some room for those that matter more.
    fn accepts(&self, level: Level) -> bool {
        let _ = level;
        true
    }

    /// Lines that it took and had to give up since the start.
    fn lost(&self) -> u64 {
        0
    }
}

/// Which sinks have room.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) some: bool,
    pub(crate) all: bool,
}

/// All destinations of an installed telemetry, and the line that they share.
pub(crate) struct Sinks {
    all: Vec<Box<dyn Sink>>,
    /// `,"service":…,"environment":…,"version":…`, rendered once.
    identity: String,
    line: Vec<u8>,
    /// Lines that a sink had no room for.
    refused: u64,
}

impl Sinks {
    pub(crate) fn new(all: Vec<Box<dyn Sink>>, identity: &Identity) -> Self {
        Self {
            all,
            identity: json::identity(identity),
            line: Vec::new(),
            refused: 0,
        }
    }

    /// Who has room for a line of this level.
    pub(crate) fn room(&mut self, level: Level) -> Room {
        let (mut some, mut all) = (false, true);
        self.each(|sink| {
            let accepts = sink.accepts(level);
            some |= accepts;
            all &= accepts;
        });
        Room { some, all }
    }

    /// Writes a line to every sink that has room for it, and counts those that have none.
    pub(crate) fn line(&mut self, redacted: &Redacted<'_>) {
        self.refused += self.line_where_there_is_room(redacted);
    }

    /// Writes a line to every sink that has room for it; gives the number of those that have none.
    pub(crate) fn line_where_there_is_room(&mut self, redacted: &Redacted<'_>) -> u64 {
        self.line.clear();
        json::write_line(redacted, &self.identity, &mut self.line);
        let line = std::mem::take(&mut self.line);
        let mut refused = 0;
        if let Ok(json) = std::str::from_utf8(&line) {
            self.each(|sink| {
                if sink.accepts(redacted.level()) {
                    sink.line(redacted, json);
                } else {
                    refused += 1;
                }
            });
        }
        self.line = line;
        refused
    }

    /// Flushes every sink; `true` when nothing is left.
    pub(crate) fn flush(&mut self, patience: Duration) -> bool {
        let mut done = true;
        self.each(|sink| done &= sink.flush(patience));
        done
    }

    /// Whether one has lines that are not out yet.
    pub(crate) fn is_pending(&mut self) -> bool {
        let mut pending = false;
        self.each(|sink| pending |= sink.is_pending());
        pending
    }

    /// Lines that they had no room for, or had to give up.
    pub(crate) fn lost(&mut self) -> u64 {
        let mut lost = self.refused;
        self.each(|sink| lost += sink.lost());
        lost
    }

    /// Calls every sink, and forgets those that panic.
    fn each(&mut self, mut call: impl FnMut(&mut dyn Sink)) {
        let mut index = 0;
        while index < self.all.len() {
            if fenced(|| call(self.all[index].as_mut())).is_some() {
                index += 1;
            } else {
                let broken = self.all.swap_remove(index);
                fenced(|| drop(broken));
            }
        }
    }
}
