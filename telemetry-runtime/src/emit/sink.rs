//! Where lines go.

use std::time::{Duration, Instant};

use super::completion::Template;
use super::event::Identity;
use super::json::Writer;
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

    /// For so many more lines of any level it has room for certain: so many are written without asking
    /// [`accepts`](Self::accepts) before each.
    fn sure(&self) -> usize {
        0
    }

    /// Lines that it took and had to give up since the start.
    fn lost(&self) -> u64 {
        0
    }
}

/// A sink that is sure of so many lines has plenty of room: half a megabyte, for stdout.
const PLENTY: usize = 64;
/// Between two looks at whether it has.
const STEP: Duration = Duration::from_millis(1);

/// Which sinks have room.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) some: bool,
    pub(crate) all: bool,
}

/// All destinations of an installed telemetry, and the line that they share.
pub(crate) struct Sinks {
    all: Vec<Box<dyn Sink>>,
    writer: Writer,
    /// So many more lines all sinks have room for.
    sure: usize,
    /// Lines that a sink had no room for.
    refused: u64,
}

impl Sinks {
    pub(crate) fn new(all: Vec<Box<dyn Sink>>, identity: &Identity) -> Self {
        Self {
            all,
            writer: Writer::new(identity),
            sure: 0,
            refused: 0,
        }
    }

    /// What the completion lines of an operation have in common.
    pub(crate) fn template(
        &self,
        level: Level,
        logger: &'static str,
        operation: &'static str,
    ) -> Template {
        self.writer.template(level, logger, operation)
    }

    /// Who has room for a line of this level.
    pub(crate) fn room(&mut self, level: Level) -> Room {
        if self.sure > 0 {
            return Room {
                some: true,
                all: true,
            };
        }
        let (mut some, mut all, mut sure) = (false, true, usize::MAX);
        each(&mut self.all, |sink| {
            sure = sure.min(sink.sure());
            let accepts = sure > 0 || sink.accepts(level);
            some |= accepts;
            all &= accepts;
        });
        self.sure = if some { sure } else { 0 };
        Room { some, all }
    }

    /// For so many lines every sink is sure to have room.
    pub(crate) fn sure(&mut self) -> usize {
        let mut sure = usize::MAX;
        each(&mut self.all, |sink| sure = sure.min(sink.sure()));
        sure
    }

    /// Waits until those that have no room have plenty; `false` if that takes longer than `patience`.
    pub(crate) fn wait_for_room(&mut self, level: Level, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let mut have_plenty = true;
        each(&mut self.all, |sink| {
            if sink.accepts(level) {
                return;
            }
            while sink.sure() < PLENTY {
                let left = deadline.saturating_duration_since(Instant::now());
                sink.flush(left.min(STEP));
                if left.is_zero() {
                    have_plenty = false;
                    return;
                }
            }
        });
        have_plenty
    }

    /// Writes a line to every sink that has room for it, and counts those that have none.
    pub(crate) fn line(&mut self, redacted: &Redacted<'_>) {
        self.refused += self.line_where_there_is_room(redacted);
    }

    /// Writes a line to every sink that has room for it; gives the number of those that have none.
    pub(crate) fn line_where_there_is_room(&mut self, redacted: &Redacted<'_>) -> u64 {
        let Some(json) = self.writer.line(redacted) else {
            return 0;
        };
        let is_sure = self.sure > 0;
        self.sure = self.sure.saturating_sub(1);
        let mut refused = 0;
        each(&mut self.all, |sink| {
            if is_sure || sink.accepts(redacted.level()) {
                sink.line(redacted, json);
            } else {
                refused += 1;
            }
        });
        refused
    }

    /// Flushes every sink; `true` when nothing is left.
    pub(crate) fn flush(&mut self, patience: Duration) -> bool {
        let mut done = true;
        each(&mut self.all, |sink| done &= sink.flush(patience));
        done
    }

    /// Whether one has lines that are not out yet.
    pub(crate) fn is_pending(&mut self) -> bool {
        let mut pending = false;
        each(&mut self.all, |sink| pending |= sink.is_pending());
        pending
    }

    /// Lines that they had no room for, or had to give up.
    pub(crate) fn lost(&mut self) -> u64 {
        let mut lost = self.refused;
        each(&mut self.all, |sink| lost += sink.lost());
        lost
    }
}

/// Calls every sink, and forgets those that panic.
fn each(sinks: &mut Vec<Box<dyn Sink>>, mut call: impl FnMut(&mut dyn Sink)) {
    let mut index = 0;
    while index < sinks.len() {
        if fenced(|| call(sinks[index].as_mut())).is_some() {
            index += 1;
        } else {
            let broken = sinks.swap_remove(index);
            fenced(|| drop(broken));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::emit::event::Event;
    use crate::emit::redact::redact;

    #[derive(Default)]
    struct Counts {
        lines: AtomicUsize,
        asked: AtomicUsize,
    }

    struct Counting {
        counts: Arc<Counts>,
        sure: usize,
        panics: bool,
    }

    impl Sink for Counting {
        fn line(&mut self, _: &Redacted<'_>, _: &str) {
            self.counts.lines.fetch_add(1, Ordering::Relaxed);
            assert!(!self.panics, "a sink that panics");
        }

        fn accepts(&self, _: Level) -> bool {
            self.counts.asked.fetch_add(1, Ordering::Relaxed);
            true
        }

        fn sure(&self) -> usize {
            self.sure
        }
    }

    fn sinks(all: Vec<Counting>) -> Sinks {
        let boxed = |sink| Box::new(sink) as Box<dyn Sink>;
        let identity = Identity {
            service: "s".into(),
            environment: "e".into(),
            version: "1".into(),
        };
        Sinks::new(all.into_iter().map(boxed).collect(), &identity)
    }

    fn put(sinks: &mut Sinks) {
        assert!(sinks.room(Level::Info).all);
        redact(Event::empty(), |redacted| sinks.line(redacted));
    }

    #[test]
    fn a_sink_that_is_sure_is_not_asked_for_each_line() {
        for (sure, asked) in [(0, 20), (1_000, 0)] {
            let counts = Arc::new(Counts::default());
            let mut sinks = sinks(vec![Counting {
                counts: counts.clone(),
                sure,
                panics: false,
            }]);
            (0..10).for_each(|_| put(&mut sinks));
            assert_eq!(counts.lines.load(Ordering::Relaxed), 10);
            assert_eq!(counts.asked.load(Ordering::Relaxed), asked);
        }
    }

    #[test]
    fn a_sink_that_panics_is_not_called_again_and_the_others_are() {
        let (good, bad) = (Arc::new(Counts::default()), Arc::new(Counts::default()));
        let sink = |counts: &Arc<Counts>, panics| Counting {
            counts: counts.clone(),
            sure: 1_000,
            panics,
        };
        let mut sinks = sinks(vec![sink(&bad, true), sink(&good, false)]);
        (0..10).for_each(|_| put(&mut sinks));
        assert_eq!(bad.lines.load(Ordering::Relaxed), 1);
        assert_eq!(good.lines.load(Ordering::Relaxed), 10);
    }
}
