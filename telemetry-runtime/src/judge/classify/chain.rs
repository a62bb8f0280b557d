//! Owns the way from an error to its causes, and to a bounded piece of its text.

use std::error::Error;
use std::fmt::{self, Write};

use crate::fence::fenced;

/// The most errors of a chain that are looked at, which also ends a chain that is a cycle.
const DEEPEST: usize = 16;

/// The most bytes of one message that are looked at.
const LONGEST_MESSAGE: usize = 512;

/// The most bytes of a `Debug` rendering that are looked at for a name.
const LONGEST_NAME: usize = 64;

/// An error and its causes, at most 16 in all.
pub(crate) struct Chain<'a> {
    errors: [&'a (dyn Error + 'static); DEEPEST],
    len: usize,
}

impl<'a> Chain<'a> {
    pub(crate) fn of(error: &'a (dyn Error + 'static)) -> Self {
        let mut chain = Self {
            errors: [error; DEEPEST],
            len: 1,
        };
        while chain.len < DEEPEST {
            let Some(cause) = cause(chain.errors[chain.len - 1]) else {
                break;
            };
            chain.errors[chain.len] = cause;
            chain.len += 1;
        }
        chain
    }

    /// The errors, the deepest cause first.
    pub(crate) fn deepest_first(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
        self.errors[..self.len].iter().rev().copied()
    }
}

/// The next error of the chain.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    // `io::Error::source` skips the error it was made from, and goes to that one's source.
    match error
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref)
    {
        Some(inner) => Some(inner),
        None => fenced(|| error.source()).flatten(),
    }
}

/// The beginning of an error's message. Empty if its `Display` panics before it wrote anything.
pub(crate) fn message(error: &(dyn Error + 'static)) -> String {
    let mut text = Bounded::new(LONGEST_MESSAGE);
    let _ = fenced(|| write!(text, "{error}"));
    text.written
}

/// The first identifier of an error's `Debug` rendering: its variant, or its type.
///
/// Empty for a rendering that begins with anything else; no more of it is ever formatted, since
/// the rest may hold what nobody should read.
pub(crate) fn debug_name(error: &(dyn Error + 'static)) -> String {
    let mut text = Bounded::new(LONGEST_NAME);
    let _ = fenced(|| write!(text, "{error:?}"));
    let end = text
        .written
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let (name, rest) = text.written.split_at(end.unwrap_or(text.written.len()));
    let follows = rest.is_empty() || rest.starts_with(['(', '{']) || rest.starts_with(" {");
    let is_name = follows && name.starts_with(|c: char| c.is_ascii_uppercase());
    if is_name {
        name.to_owned()
    } else {
        String::new()
    }
}

/// The part of a message that is looked at.
pub(crate) fn beginning(message: &str) -> &str {
    let mut end = message.len().min(LONGEST_MESSAGE);
    while !message.is_char_boundary(end) {
        end -= 1;
    }
    &message[..end]
}

/// Takes text up to a length, then refuses more, which ends the formatting.
struct Bounded {
    written: String,
    longest: usize,
}

impl Bounded {
    fn new(longest: usize) -> Self {
        Self {
            written: String::new(),
            longest,
        }
    }
}

impl Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.longest - self.written.len();
        if text.len() <= room {
            self.written.push_str(text);
            return Ok(());
        }
        let mut end = room;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.written.push_str(&text[..end]);
        Err(fmt::Error)
    }
}
