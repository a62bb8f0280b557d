//! A descriptor that lines are written to: how much it takes at once, and how not to wait for it.
//!
//! Nothing here changes what the program shares with others: a flag of descriptor 1 would hold for
//! whoever else has it.

use std::fs::File;
use std::io::{self, Write};
use std::time::Duration;

#[cfg(target_os = "linux")]
use super::pipe::Staging;

/// Writes up to this size go into a pipe whole or not at all (`PIPE_BUF` on Linux).
pub(super) const ATOMIC: usize = 4096;
/// Writes to a file are of this size at most.
const LARGE: usize = 64 * 1024;

/// What lines are written to.
pub(super) trait Output {
    /// Writes some of what is waiting: whole lines, or a part of one that is longer than a write.
    /// What it does not say is written, it is given again the next time, and nothing else before it.
    fn put(&mut self, waiting: &[u8]) -> io::Result<usize>;

    /// Whether [`put`](Self::put) might wait, so that [`ready`](Self::ready) must be asked before.
    fn may_wait(&self) -> bool;

    /// Waits for at most `patience` until something would be taken.
    fn ready(&self, patience: Duration) -> bool;
}

/// Descriptor 1, or what it stands for.
pub(crate) struct Descriptor {
    file: File,
    kind: Kind,
}

enum Kind {
    /// A pipe that lines are moved into, which does not wait.
    #[cfg(target_os = "linux")]
    Pipe(Staging),
    /// A file, which takes what it is given.
    File,
    /// A terminal, a device, a socket, or a pipe that nothing can be moved into.
    Other,
}

impl Descriptor {
    /// A duplicate of descriptor 1.
    pub(super) fn stdout() -> io::Result<Self> {
        #[cfg(unix)]
        let file = File::from(std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned()?);
        #[cfg(windows)]
        let file = File::from(
            std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned()?,
        );
        Ok(Self::new(file))
    }

    pub(super) fn new(file: File) -> Self {
        let kind = Kind::of(&file);
        Self { file, kind }
    }
}

impl Kind {
    fn of(file: &File) -> Self {
        let Ok(metadata) = file.metadata() else {
            return Self::Other;
        };
        #[cfg(target_os = "linux")]
        if std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type()) {
            return Staging::new().map_or(Self::Other, Self::Pipe);
        }
        if metadata.is_file() {
            Self::File
        } else {
            Self::Other
        }
    }
}

impl Output for Descriptor {
    fn put(&mut self, waiting: &[u8]) -> io::Result<usize> {
        match &mut self.kind {
            #[cfg(target_os = "linux")]
            Kind::Pipe(staging) => staging.put(waiting, &self.file).unwrap_or_else(|| {
                // What could not be moved will be written.
                self.kind = Kind::Other;
                Err(io::ErrorKind::Interrupted.into())
            }),
            Kind::File => self.file.write(chunk(waiting, LARGE)),
            Kind::Other => self.file.write(chunk(waiting, ATOMIC)),
        }
    }

    fn may_wait(&self) -> bool {
        matches!(self.kind, Kind::Other)
    }

    #[cfg(unix)]
    fn ready(&self, patience: Duration) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};

        let timeout = Timespec {
            tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: patience.subsec_nanos().into(),
        };
        let mut descriptors = [PollFd::new(&self.file, PollFlags::OUT)];
        match poll(&mut descriptors, Some(&timeout)) {
            Ok(count) => count > 0,
            // Interrupted, or a descriptor that cannot be asked: the write will tell.
            Err(_) => true,
        }
    }

    #[cfg(not(unix))]
    fn ready(&self, _: Duration) -> bool {
        true
    }
}

/// The next bytes to write, `most` at most: whole lines, or a part of a longer one.
pub(super) fn chunk(waiting: &[u8], most: usize) -> &[u8] {
    let most = &waiting[..waiting.len().min(most)];
    match most.iter().rposition(|byte| *byte == b'\n') {
        Some(end) => &most[..=end],
        None => most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_ends_with_a_line() {
        let lines = [
            vec![b'x'; 3_000],
            vec![b'\n'],
            vec![b'y'; 3_000],
            vec![b'\n'],
        ]
        .concat();
        assert_eq!(chunk(&lines, ATOMIC).len(), 3_001);
        let long = [vec![b'x'; 8_000], vec![b'\n'], vec![b'y'; 10], vec![b'\n']].concat();
        assert_eq!(chunk(&long, ATOMIC).len(), ATOMIC, "a part of it");
    }

    #[test]
    #[cfg(target_os = "linux")]
    #[cfg_attr(miri, ignore = "Miri cannot ask a descriptor")]
    fn what_is_no_pipe_is_asked_or_needs_no_asking() {
        let device = Descriptor::new(File::options().write(true).open("/dev/null").unwrap());
        assert!(device.may_wait() && device.ready(Duration::ZERO));
        let file = Descriptor::new(File::open("/proc/self/exe").unwrap());
        assert!(matches!(file.kind, Kind::File));
    }
}
