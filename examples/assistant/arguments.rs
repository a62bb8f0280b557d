//! The command line: which corpus, which questions.

use std::ffi::OsString;
use std::path::PathBuf;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Answers questions from the text files below a directory.

Usage: cargo run --example assistant -- --corpus DIR [QUESTION]…

Without a question, questions are read from stdin, one a line. Answers go to stderr, and JSON
lines about the work to stdout: try `| jq -r .message`. Names that begin with a dot and links to
directories are left out; files of more than 8 MiB and binary ones get an error line.";

/// A command line that makes sense.
pub(crate) struct Arguments {
    pub(crate) corpus: PathBuf,
    pub(crate) questions: Vec<String>,
}

impl Arguments {
    /// Reads the words after the program's name; `None` asks for help.
    ///
    /// # Errors
    /// A complaint for the user, where the words make no sense.
    pub(crate) fn parse(mut words: impl Iterator<Item = OsString>) -> Result<Option<Self>, String> {
        let (mut corpus, mut questions) = (None, Vec::new());
        while let Some(word) = words.next() {
            match &*word.to_string_lossy() {
                "-h" | "--help" => return Ok(None),
                "--corpus" => corpus = words.next().filter(|directory| !directory.is_empty()),
                option if option.starts_with('-') => {
                    return Err(format!("unknown option {option:?}"));
                }
                question => questions.push(question.to_owned()),
            }
        }
        let corpus = corpus
            .ok_or("say where to look, with `--corpus DIR`")?
            .into();
        Ok(Some(Self { corpus, questions }))
    }
}
