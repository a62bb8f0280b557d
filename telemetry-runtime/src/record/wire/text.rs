//! The user's text: formatted at the time of the call, fenced and bounded.

use std::fmt::{self, Write as _};

use crate::cut::{cut_at, cut_between_words};
use crate::fence::fenced;

/// A text that goes on beyond this is stopped: nobody waits for an endless `Display`. Its length is
/// then the one that it had reached.
const MAX_FORMATTED: u64 = 1024 * 1024;

/// Formats a value of the user's, at most `limit` bytes of it; gives the length of the whole too.
///
/// A panic in the user's code ends here. The hook has already reported it, as it does any other.
pub(crate) fn formatted(value: fmt::Arguments<'_>, limit: usize) -> (String, u64) {
    let mut bounded = Bounded {
        text: String::new(),
        limit,
        length: 0,
    };
    match fenced(|| bounded.write_fmt(value)) {
        Some(Err(fmt::Error)) if bounded.length <= MAX_FORMATTED => whole("<formatting failed>"),
        None => whole("<formatting panicked>"),
        Some(_) => {
            if bounded.length > bounded.text.len() as u64 {
                let kept = cut_between_words(&bounded.text, limit).len();
                bounded.text.truncate(kept);
            }
            (bounded.text, bounded.length)
        }
    }
}

pub(super) fn whole(text: &str) -> (String, u64) {
    (text.to_owned(), text.len() as u64)
}

/// Keeps the beginning of a text and counts the rest.
struct Bounded {
    text: String,
    limit: usize,
    length: u64,
}

impl fmt::Write for Bounded {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        if self.length == self.text.len() as u64 {
            self.text
                .push_str(cut_at(more, self.limit - self.text.len()));
        }
        self.length += more.len() as u64;
        if self.length > MAX_FORMATTED {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_that_fails_or_panics_costs_only_its_own_text() {
        struct Bad(bool);
        impl fmt::Display for Bad {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("half ")?;
                if self.0 {
                    panic!("in display")
                } else {
                    Err(fmt::Error)
                }
            }
        }
        assert_eq!(
            formatted(format_args!("{}", Bad(true)), 100).0,
            "<formatting panicked>"
        );
        assert_eq!(
            formatted(format_args!("{}", Bad(false)), 100).0,
            "<formatting failed>"
        );
    }

    #[test]
    fn an_endless_display_is_stopped() {
        struct Endless;
        impl fmt::Display for Endless {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                loop {
                    f.write_str("0123456789abcdef")?;
                }
            }
        }
        assert_eq!(formatted(format_args!("{Endless}"), 32).0.len(), 32);
    }
}
