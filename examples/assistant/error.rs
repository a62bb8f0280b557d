//! The errors of the assistant, each with its category: who has to act on it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::str::Utf8Error;

use telemetry_runtime::{Category, Classify, classify};

/// Why a file, a directory or the whole corpus cannot be used.
#[derive(Debug)]
pub(crate) enum CorpusError {
    /// The system refuses: it is missing, there is no permission, the disk is broken.
    Io(PathBuf, io::Error),
    /// A pipe, a socket, a device: to read it may take for ever.
    NotAFile(PathBuf),
    /// More bytes than are read.
    TooLarge(PathBuf),
    /// Holds a NUL, or is no UTF-8.
    Binary(PathBuf, Option<Utf8Error>),
    /// No text in any file.
    Empty(PathBuf),
}

#[expect(
    clippy::unnecessary_debug_formatting,
    reason = "names of files may hold what plays tricks on a terminal; `{:?}` escapes it"
)]
impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, _) => write!(f, "cannot read {path:?}"),
            Self::NotAFile(path) => write!(f, "{path:?} is no regular file"),
            Self::TooLarge(path) => write!(f, "{path:?} is too large"),
            Self::Binary(path, _) => write!(f, "{path:?} is no text in UTF-8"),
            Self::Empty(path) => write!(f, "no text below {path:?}"),
        }
    }
}

impl Error for CorpusError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(_, source) => Some(source),
            Self::Binary(_, Some(source)) => Some(source),
            _ => None,
        }
    }
}

impl Classify for CorpusError {
    fn category(&self) -> Category {
        match self {
            // The toolkit knows the kinds of I/O errors.
            Self::Io(_, source) => classify(source).category,
            // Another file would do: no setting is wrong, and nothing has run out.
            Self::NotAFile(_) | Self::TooLarge(_) | Self::Binary(..) => Category::Data,
            // `--corpus` points to the wrong place.
            Self::Empty(_) => Category::Configuration,
        }
    }
}

/// A question without a word to search for.
#[derive(Debug)]
pub(crate) struct NoTerms;

impl fmt::Display for NoTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the question has no word to search for")
    }
}

impl Error for NoTerms {}

impl Classify for NoTerms {
    fn category(&self) -> Category {
        Category::Data
    }
}
