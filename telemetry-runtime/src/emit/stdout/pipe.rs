//! Lines on their way into a pipe: many writes, and one that the pipe's reader notices.
//!
//! On a pipe that others write to as well, only a write of up to 4096 bytes is whole. A reader that
//! is woken for each costs more than the write. So the writes go into a pipe of our own first, a page
//! of whole lines each, and the pages are moved on together (`splice`). A move takes whole pages or
//! leaves them, never waits, and needs no flag of the descriptor that it goes to.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::fd::OwnedFd;

use rustix::io::Errno;
use rustix::pipe::{PipeFlags, SpliceFlags, pipe_with, splice};

use super::descriptor::{ATOMIC, chunk};

/// A pipe of our own, and what is in it.
pub(super) struct Staging {
    from: OwnedFd,
    into: File,
    /// Bytes of what is waiting that are in it.
    staged: usize,
    /// Whose it is: a forked child must not take what its parent has put in.
    process: u32,
}

impl Staging {
    /// An empty one; `None` where there are no more descriptors.
    pub(super) fn new() -> Option<Self> {
        let (from, into) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK).ok()?;
        Some(Self {
            from,
            into: into.into(),
            staged: 0,
            process: std::process::id(),
        })
    }

    /// Moves some of what is waiting to `pipe`, whole lines; gives how much. The staged bytes are the
    /// first of it. `None` where nothing can be moved, ever.
    pub(super) fn put(&mut self, waiting: &[u8], pipe: &File) -> Option<io::Result<usize>> {
        if self.process != std::process::id() {
            *self = Self::new()?;
        }
        self.stage(waiting)?;
        match splice(
            &self.from,
            None,
            pipe,
            None,
            self.staged,
            SpliceFlags::NONBLOCK,
        ) {
            Ok(0) => None,
            Ok(count) => {
                self.staged = self.staged.saturating_sub(count);
                Some(Ok(count))
            }
            Err(error @ (Errno::AGAIN | Errno::INTR | Errno::PIPE)) => Some(Err(error.into())),
            // A kernel, or a filter of its calls, that does not have it.
            Err(_) => None,
        }
    }

    /// Puts as much as there is room for into the pipe of our own; `None` where it takes nothing.
    fn stage(&mut self, waiting: &[u8]) -> Option<()> {
        while let Some(rest) = waiting.get(self.staged..).filter(|rest| !rest.is_empty()) {
            match self.into.write(chunk(rest, ATOMIC)) {
                Ok(count) => self.staged += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) if self.staged > 0 => break,
                Err(_) => return None,
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read};
    use std::os::fd::AsRawFd;
    use std::process::{Child, Command, Stdio};
    use std::time::Duration;

    use super::*;
    use crate::emit::stdout::descriptor::{Descriptor, Output};

    /// A pipe: the end to write to, and the process that reads the other.
    fn pipe(reader: &str) -> (File, Child) {
        let mut child = Command::new("sh")
            .args(["-c", reader])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        (File::from(OwnedFd::from(stdin)), child)
    }

    fn is_nonblocking(file: &File) -> bool {
        let info = std::fs::read_to_string(format!("/proc/self/fdinfo/{}", file.as_raw_fd()));
        let info = info.unwrap();
        let flags = info.lines().find_map(|line| line.strip_prefix("flags:"));
        let flags = i32::from_str_radix(flags.unwrap().trim(), 8).unwrap();
        flags & libc::O_NONBLOCK != 0
    }

    fn lines(count: usize) -> Vec<u8> {
        let line = |number: usize| format!("{}{number:06}\n", "x".repeat(number % 900));
        (0..count)
            .flat_map(|number| line(number).into_bytes())
            .collect()
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no processes")]
    fn a_full_pipe_takes_whole_lines_and_the_programs_own_end_does_not_change() {
        let (pipe, mut child) = pipe("sleep 0.3; exec cat");
        let mut ours = Descriptor::new(pipe.try_clone().unwrap());
        assert!(!ours.may_wait());
        let lines = lines(1_000);
        let mut written = 0;
        let error = loop {
            match ours.put(&lines[written..]) {
                Ok(count) => written += count,
                Err(error) => break error,
            }
            assert_eq!(lines[written - 1], b'\n');
        };
        assert_eq!(error.kind(), ErrorKind::WouldBlock);
        assert!(written > 16_000 && !is_nonblocking(&pipe));
        assert!(!ours.ready(Duration::ZERO));
        let mut output = child.stdout.take().unwrap();
        let read = std::thread::spawn(move || {
            let mut read = Vec::new();
            output.read_to_end(&mut read).unwrap();
            read
        });
        while written < lines.len() {
            assert!(ours.ready(Duration::from_secs(30)), "read in the end");
            written += ours.put(&lines[written..]).unwrap_or_default();
        }
        drop((ours, pipe));
        assert!(read.join().unwrap() == lines);
        child.wait().unwrap();
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no processes")]
    fn lines_of_others_come_between_lines() {
        let (pipe, mut child) = pipe("exec cat");
        let mut ours = Descriptor::new(pipe.try_clone().unwrap());
        let lines = lines(20_000);
        let other = std::thread::spawn(move || {
            for _ in 0..2_000 {
                (&pipe)
                    .write_all(format!("other {}\n", "y".repeat(500)).as_bytes())
                    .unwrap();
            }
        });
        let reader = BufReader::new(child.stdout.take().unwrap());
        let read = std::thread::spawn(move || {
            let (mut others, mut mine) = (0, Vec::new());
            for line in reader.lines() {
                let line = line.unwrap();
                if line.starts_with("other") {
                    assert_eq!(line.len(), 506);
                    others += 1;
                } else {
                    mine.extend_from_slice(line.as_bytes());
                    mine.push(b'\n');
                }
            }
            (others, mine)
        });
        let mut written = 0;
        while written < lines.len() {
            match ours.put(&lines[written..]) {
                Ok(count) => written += count,
                Err(_) => assert!(ours.ready(Duration::from_secs(30))),
            }
        }
        other.join().unwrap();
        drop(ours);
        let (others, mine) = read.join().unwrap();
        assert!(others == 2_000 && mine == lines);
        child.wait().unwrap();
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no processes")]
    fn a_pipe_that_nobody_reads_is_known_by_its_first_write() {
        let (pipe, mut child) = pipe("exit 0");
        child.wait().unwrap();
        let error = Descriptor::new(pipe).put(b"x\n").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no processes")]
    fn what_cannot_be_moved_is_left_to_a_write() {
        let mut staging = Staging::new().unwrap();
        let memory = File::open("/proc/self/exe").unwrap();
        assert!(staging.put(b"x\n", &memory).is_none(), "not open for that");
        let mut staging = Staging::new().unwrap();
        staging.process += 1;
        let (pipe, mut child) = pipe("exec cat");
        assert_eq!(staging.put(b"x\n", &pipe).unwrap().unwrap(), 2);
        assert_eq!(staging.process, std::process::id(), "a child has its own");
        drop(pipe);
        child.wait().unwrap();
    }
}
