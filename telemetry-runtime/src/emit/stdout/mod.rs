//! Brings lines to stdout: whole lines, raw writes, and no waiting beyond what was allowed.
//!
//! Writes go to a duplicate of descriptor 1 and never through `std::io::stdout`: its lock would
//! tie the program's own `println!` to ours. A write that might wait is not begun: a reader that has
//! stopped costs the caller its patience and no more (`descriptor`, `pipe`).

mod descriptor;
#[cfg(target_os = "linux")]
mod pipe;

use std::io::{self, ErrorKind};
use std::time::{Duration, Instant};

use self::descriptor::{Descriptor, Output};
use super::json::MAX_LINE;
use super::redact::Redacted;
use super::sink::Sink;
use crate::callsite::level::Level;

/// Bytes of lines that wait for the reader before lines at `info` and below are lost. Warnings have
/// a quarter more room, errors half as much more.
const CAPACITY: usize = 4 * 1024 * 1024;
/// The sink that every installed telemetry has, unless it is told otherwise.
pub(crate) struct Stdout<W = Descriptor> {
    /// `None` after the reader is gone.
    out: Option<W>,
    buffer: Vec<u8>,
    /// So much of the buffer is written.
    written: usize,
    lost: u64,
}

impl Stdout {
    /// A sink on a duplicate of descriptor 1.
    ///
    /// # Errors
    /// Where the descriptor cannot be duplicated.
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self::new(Descriptor::stdout()?))
    }
}

impl<W> Stdout<W> {
    fn new(out: W) -> Self {
        Self {
            out: Some(out),
            buffer: Vec::with_capacity(64 * 1024),
            written: 0,
            lost: 0,
        }
    }

    fn waiting(&self) -> &[u8] {
        &self.buffer[self.written..]
    }

    /// Forgets what was written: at once where that is all, else when it is worth moving the rest.
    fn forget(&mut self, count: usize) {
        self.written += count;
        if self.written == self.buffer.len() {
            self.buffer.clear();
            self.written = 0;
        } else if self.written >= 64 * 1024 && self.written > self.buffer.len() / 2 {
            self.buffer.drain(..self.written);
            self.written = 0;
        }
    }

    /// Gives up what is waiting, and says how much that was.
    fn give_up(&mut self) {
        self.out = None;
        self.lost += self.waiting().split(|byte| *byte == b'\n').skip(1).count() as u64;
        self.buffer.clear();
        self.written = 0;
    }
}

impl<W: Output + Send> Sink for Stdout<W> {
    fn line(&mut self, _: &Redacted<'_>, json: &str) {
        if self.out.is_none() {
            self.lost += 1;
            return;
        }
        self.buffer.extend_from_slice(json.as_bytes());
        self.buffer.push(b'\n');
    }

    fn flush(&mut self, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let left = || deadline.saturating_duration_since(Instant::now());
        while let (Some(out), false) = (self.out.as_mut(), self.written == self.buffer.len()) {
            if out.may_wait() && !out.ready(left()) {
                return false;
            }
            match out.put(&self.buffer[self.written..]) {
                Ok(0) => return false,
                Ok(count) => self.forget(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // A pipe that is full: the lines wait for its reader.
                Err(error) if error.kind() == ErrorKind::WouldBlock && !out.may_wait() => {
                    let left = left();
                    if left.is_zero() || !out.ready(left) {
                        return false;
                    }
                }
                // What was ready and is not, or a disk that is full: the lines wait.
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::StorageFull) =>
                {
                    let left = left();
                    if left.is_zero() {
                        return false;
                    }
                    std::thread::sleep(left.min(Duration::from_millis(1)));
                }
                Err(_) => self.give_up(),
            }
        }
        true
    }

    fn is_pending(&self) -> bool {
        !self.waiting().is_empty()
    }

    fn accepts(&self, level: Level) -> bool {
        let room = match level {
            Level::Trace | Level::Debug | Level::Info => CAPACITY,
            Level::Warning => CAPACITY / 4 * 5,
            Level::Error => CAPACITY / 4 * 6,
        };
        self.waiting().len() < room
    }

    fn sure(&self) -> usize {
        CAPACITY.saturating_sub(self.waiting().len()) / MAX_LINE
    }

    fn lost(&self) -> u64 {
        self.lost
    }
}

#[cfg(test)]
mod tests {
    use super::descriptor::{ATOMIC, chunk};
    use super::*;
    use crate::emit::event::Event;
    use crate::emit::redact::redact;

    /// Takes `steps` one by one: so many bytes, or an error.
    #[derive(Default)]
    struct Script {
        steps: Vec<Result<usize, ErrorKind>>,
        taken: Vec<u8>,
        stopped: bool,
        is_pipe: bool,
    }

    impl Output for Script {
        fn put(&mut self, waiting: &[u8]) -> io::Result<usize> {
            let bytes = chunk(waiting, ATOMIC);
            let step = if self.steps.is_empty() {
                Ok(usize::MAX)
            } else {
                self.steps.remove(0)
            };
            let count = step.map_err(io::Error::from)?.min(bytes.len());
            self.taken.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn ready(&self, _: Duration) -> bool {
            !self.stopped
        }

        fn may_wait(&self) -> bool {
            !self.is_pipe
        }
    }

    fn put(stdout: &mut Stdout<Script>, json: &str) {
        redact(Event::empty(), |redacted| stdout.line(redacted, json));
    }

    #[test]
    fn short_writes_and_interruptions_lose_and_double_nothing() {
        let steps = vec![
            Ok(1),
            Err(ErrorKind::Interrupted),
            Ok(2),
            Err(ErrorKind::WouldBlock),
            Ok(1),
        ];
        let mut stdout = Stdout::new(Script {
            steps,
            ..Script::default()
        });
        put(&mut stdout, "{\"a\":1}");
        put(&mut stdout, "{\"b\":2}");
        assert!(stdout.flush(Duration::from_secs(1)));
        assert_eq!(stdout.out.unwrap().taken, b"{\"a\":1}\n{\"b\":2}\n");
    }

    #[test]
    fn a_pipe_that_is_full_is_waited_for_only_with_patience() {
        let script = |stopped| Script {
            steps: vec![Ok(usize::MAX), Err(ErrorKind::WouldBlock)],
            stopped,
            is_pipe: true,
            ..Script::default()
        };
        for (stopped, patience, done) in [(true, 1, false), (false, 0, false), (false, 1, true)] {
            let mut stdout = Stdout::new(script(stopped));
            (0..2).for_each(|_| put(&mut stdout, &"x".repeat(3_000)));
            assert_eq!(stdout.flush(Duration::from_secs(patience)), done);
            let taken = stdout.out.as_ref().unwrap().taken.len();
            assert_eq!(taken, if done { 6_002 } else { 3_001 });
        }
    }

    #[test]
    fn a_full_disk_keeps_the_lines_until_there_is_room() {
        let mut stdout = Stdout::new(Script {
            steps: vec![Ok(3), Err(ErrorKind::StorageFull)],
            ..Script::default()
        });
        put(&mut stdout, "{\"a\":1}");
        assert!(!stdout.flush(Duration::ZERO));
        assert!(stdout.flush(Duration::ZERO));
        assert_eq!(stdout.out.unwrap().taken, b"{\"a\":1}\n");
    }

    #[test]
    fn a_reader_that_is_gone_costs_lines_that_are_counted() {
        let mut stdout = Stdout::new(Script {
            steps: vec![Err(ErrorKind::BrokenPipe)],
            ..Script::default()
        });
        put(&mut stdout, "{}");
        put(&mut stdout, "{}");
        assert!(stdout.flush(Duration::ZERO), "nothing is left to wait for");
        put(&mut stdout, "{}");
        assert_eq!(stdout.lost(), 3);
    }

    #[test]
    fn a_reader_that_has_stopped_costs_no_time() {
        let mut stdout = Stdout::new(Script {
            stopped: true,
            ..Script::default()
        });
        put(&mut stdout, "{}");
        assert!(!stdout.flush(Duration::ZERO));
        while stdout.accepts(Level::Info) {
            let sure = stdout.sure();
            assert!(sure == 0 || stdout.accepts(Level::Trace));
            put(&mut stdout, &"x".repeat(8_000));
        }
        assert!(stdout.accepts(Level::Warning) && stdout.accepts(Level::Error));
        assert_eq!(stdout.lost(), 0);
    }

    #[test]
    fn what_was_read_is_not_kept() {
        let steps = (0..100_000).map(|step| {
            if step % 2 == 0 {
                Ok(4_096)
            } else {
                Err(ErrorKind::WouldBlock)
            }
        });
        let mut stdout = Stdout::new(Script {
            steps: steps.collect(),
            ..Script::default()
        });
        for round in 0..2_000 {
            // Four lines are read each time; now and then a fifth is written.
            for _ in 0..4 + usize::from(round % 10 == 0) {
                put(&mut stdout, &"x".repeat(1_000));
            }
            stdout.flush(Duration::ZERO);
        }
        let waiting = stdout.waiting().len();
        assert!((200_000..250_000).contains(&waiting), "{waiting}");
        assert!(stdout.buffer.len() < 2 * waiting + 65_536);
    }
}
