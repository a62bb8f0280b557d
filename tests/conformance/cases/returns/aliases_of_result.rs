use std::fmt::{self, Write as _};
use std::{io, thread};

use support::{block_on, say};

#[derive(Debug)]
enum Failure {
    Number(std::num::ParseIntError),
    Text(String),
}

impl From<std::num::ParseIntError> for Failure {
    #[measured]
    fn from(error: std::num::ParseIntError) -> Self {
        Self::Number(error)
    }
}

type Result<T, E = Failure> = std::result::Result<T, E>;
type Fallible = Result<u32>;
type Swapped<E, T> = std::result::Result<T, E>;
type Read<'a, const N: usize> = std::result::Result<&'a [u8; N], &'a [u8]>;

#[measured]
fn with_default(text: &str) -> Result<u32> {
    Ok(text.parse()?)
}

#[measured]
fn without_parameters(text: &str) -> Fallible {
    if text.is_empty() {
        return Err(Failure::Text(text.to_owned()));
    }
    Ok(text.parse::<u32>()?)
}

#[measured]
fn swapped(text: &str) -> Swapped<String, u8> {
    text.parse().map_err(|_| text.to_uppercase())
}

#[measured]
fn with_a_const(bytes: &[u8]) -> Read<'_, 2> {
    bytes.try_into().map_err(|_| bytes)
}

#[measured]
fn formatted(n: u32) -> fmt::Result {
    let mut text = String::new();
    write!(text, "{n}")?;
    if n == 0 { Err(fmt::Error) } else { Ok(()) }
}

#[measured]
fn from_io(fails: bool) -> io::Result<usize> {
    if fails {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(1)
}

#[measured]
fn joined() -> thread::Result<u8> {
    thread::spawn(|| 3).join()
}

#[measured]
async fn later(text: &str) -> Fallible {
    Ok(text.parse()?)
}

#[measured]
async fn later_swapped(text: String) -> Swapped<String, u8> {
    text.parse().or(Err(text))
}

fn main() {
    for text in ["", "x", "7"] {
        say(format_args!(
            "{:?} {:?}",
            with_default(text),
            without_parameters(text)
        ));
        say(format_args!(
            "{:?} {:?}",
            swapped(text),
            with_a_const(text.as_bytes())
        ));
        say(format_args!("{:?}", block_on(later(text))));
        say(format_args!(
            "{:?}",
            block_on(later_swapped(text.to_owned()))
        ));
    }
    say(format_args!(
        "{:?} {:?} {:?}",
        formatted(0),
        formatted(1),
        with_a_const(b"ab")
    ));
    say(format_args!(
        "{:?} {:?}",
        from_io(true).map_err(|e| e.kind()),
        from_io(false).is_ok()
    ));
    say(joined().is_ok());
}
