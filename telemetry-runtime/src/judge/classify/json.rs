//! Knows an error of `serde_json` by its form, without the crate.
//!
//! A program that links `serde_json` has `impl PartialEq<Value> for u8` and more like it in sight, and no
//! longer infers types where there was one candidate before: `assert_eq!(&bytes[..], &[])`. So it must
//! not come with the toolkit. Its errors print themselves for a developer as
//! `Error("expected value", line: 1, column: 2)`; the line is 0 where no text was at fault.

use std::error::Error;
use std::fmt::{self, Write};

use crate::fence::fenced;

/// How the form begins; most other errors are known by then.
const HEAD: &str = "Error(\"";
/// So much of the end is looked at.
const TAIL: usize = 64;

/// Whether the error says where in a JSON text it was.
pub(super) fn is_syntax(error: &(dyn Error + 'static)) -> bool {
    let mut ends = Ends::default();
    let formatted = fenced(|| write!(ends, "{error:?}"));
    formatted.is_some_and(|result| result.is_ok()) && ends.tell_a_place()
}

/// The beginning and the end of a text; refuses one that begins differently, or does not end.
#[derive(Default)]
struct Ends {
    head: String,
    tail: String,
    length: usize,
}

impl Ends {
    fn tell_a_place(&self) -> bool {
        let place = self.tail.rsplit_once("\", line: ");
        let place = place.and_then(|(_, place)| place.strip_suffix(')')?.split_once(", column: "));
        let number = |digits: &str| digits.parse::<u64>().ok();
        self.head == HEAD
            && place.is_some_and(|(line, column)| {
                number(line).is_some_and(|line| line > 0) && number(column).is_some()
            })
    }
}

impl Write for Ends {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        let missing = HEAD.len() - self.head.len();
        self.head.extend(more.chars().take(missing));
        self.tail.push_str(more);
        if self.tail.len() > 2 * TAIL {
            let mut cut = self.tail.len() - TAIL;
            while !self.tail.is_char_boundary(cut) {
                cut += 1;
            }
            self.tail.drain(..cut);
        }
        self.length += more.len();
        if HEAD.starts_with(self.head.as_str()) && self.length < 64 * 1024 {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::io::Read;

    #[test]
    fn json_that_cannot_be_read_is_known() {
        for text in ["{", "[1,", "nul", "{\"a\" 1}", "\u{1}", "[\"\\q\"]"] {
            let error = serde_json::from_str::<Value>(text).unwrap_err();
            assert!(is_syntax(&error), "{error:?}");
        }
        let wrong = serde_json::from_str::<u8>("\"long text, line: 3\"").unwrap_err();
        assert!(is_syntax(&wrong), "{wrong:?}");
    }

    struct Closed;

    impl Read for Closed {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::TimedOut.into())
        }
    }

    #[test]
    fn other_errors_are_not() {
        let io = std::io::Error::other("x, line: 1, column: 2");
        let closed = std::io::empty().chain(Closed);
        let read = serde_json::from_reader::<_, Value>(closed).unwrap_err();
        let number = "x".parse::<u8>().unwrap_err();
        assert!(!is_syntax(&io) && !is_syntax(&read) && !is_syntax(&number));
    }

    #[test]
    fn a_debug_that_fails_or_never_ends_is_no_reason_to_fail() {
        struct Odd(bool);
        impl fmt::Debug for Odd {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(HEAD)?;
                assert!(!self.0, "panics");
                loop {
                    f.write_str("ü")?;
                }
            }
        }
        impl fmt::Display for Odd {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                Ok(())
            }
        }
        impl Error for Odd {}
        assert!(!is_syntax(&Odd(true)) && !is_syntax(&Odd(false)));
    }
}
