use std::error::Error;
use std::fmt;
use std::io::{self, Read, Write};

use support::{Noisy, say};

struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;
    #[measured]
    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
    #[measured]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.0 as usize))
    }
}

#[derive(Debug)]
struct Failure(fmt::Error, Noisy);

impl fmt::Display for Failure {
    #[measured]
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("failure")?;
        f.pad(self.1.0)
    }
}

impl Error for Failure {
    #[measured]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl From<fmt::Error> for Failure {
    #[measured]
    fn from(error: fmt::Error) -> Self {
        Self(error, Noisy("made by from"))
    }
}

struct Upper<W>(W);

impl<W: Write> Write for Upper<W> {
    #[measured]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.contains(&b'!') {
            return Err(io::Error::other("shouting"));
        }
        self.0.write(&bytes.to_ascii_uppercase())
    }
    #[measured]
    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<R: Read> Read for Upper<R> {
    #[measured]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        buffer[..read].make_ascii_uppercase();
        Ok(read)
    }
}

impl<W: Default> Default for Upper<W> {
    #[measured]
    fn default() -> Self {
        Self(W::default())
    }
}

impl<T> AsRef<T> for Upper<T> {
    #[measured]
    fn as_ref(&self) -> &T {
        &self.0
    }
}

fn fails() -> Result<(), Failure> {
    Err(fmt::Error)?
}

fn main() {
    say(format_args!(
        "{:?} {:?}",
        Countdown(4).step_by(2).collect::<Vec<_>>(),
        Countdown(2).size_hint()
    ));
    let error = fails().unwrap_err();
    say(format_args!(
        "{error} {:?}",
        error.source().map(ToString::to_string)
    ));
    let mut upper = Upper::<Vec<u8>>::default();
    write!(upper, "a{}", 1).unwrap();
    say(format_args!("{:?}", upper.as_ref()));
    let written = upper.write_all(b"no!");
    say(format_args!("{:?}", written.map_err(|e| e.to_string())));
    let mut text = String::new();
    Upper(&b"bytes"[..]).read_to_string(&mut text).unwrap();
    say(text);
}
