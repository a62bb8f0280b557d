//! The corpus: the text files below a directory. One that cannot be read is reported and left out.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use telemetry_runtime::{measured, record};

use crate::error::CorpusError;
use crate::index::Index;

/// A larger file is no text that a person has written.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// Indexes the files below `root`; says how many files and directories were left out.
///
/// That is no part of a request, so it brings a request id of its own.
#[measured(
    name = "corpus_indexing",
    budget_ms = 5000,
    classify,
    request_id = "indexing"
)]
pub(crate) fn index(root: &Path) -> Result<(Index, usize), CorpusError> {
    let (mut index, mut left_out) = (Index::default(), 0);
    let mut directories = vec![root.to_owned()];
    while let Some(directory) = directories.pop() {
        match list_directory(&directory) {
            Ok(paths) => {
                let (inner, files): (Vec<_>, Vec<_>) =
                    paths.into_iter().partition(|path| path.is_dir());
                for path in files {
                    match read_file(&path) {
                        Ok(text) => index.add(path, text),
                        Err(_) => left_out += 1, // its error line is out already
                    }
                }
                directories.extend(inner.into_iter().rev());
            }
            Err(error) if directory == root => return Err(error),
            Err(_) => left_out += 1,
        }
    }
    if index.passages() == 0 {
        return Err(CorpusError::Empty(root.to_owned()));
    }
    record("passages", index.passages());
    record("left_out", left_out);
    Ok((index, left_out))
}

/// What is in a directory, by name.
#[measured(classify, sample = 0.01)]
fn list_directory(directory: &Path) -> Result<Vec<PathBuf>, CorpusError> {
    let entries = fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(|error| CorpusError::Io(directory.to_owned(), error))?;
    let is_hidden = |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
    let visible = entries.iter().filter(|entry| !is_hidden(entry));
    // A link to a directory may lead back to where we are.
    let mut paths: Vec<PathBuf> = visible
        .map(DirEntry::path)
        .filter(|path| !(path.is_symlink() && path.is_dir()))
        .collect();
    paths.sort_unstable();
    Ok(paths)
}

/// Reads a file of text. Of the calls that succeed, one in a hundred gets a line; of those that
/// fail, each.
#[measured(classify, sample = 0.01)]
fn read_file(path: &Path) -> Result<String, CorpusError> {
    let failed = |error| CorpusError::Io(path.to_owned(), error);
    // Asked before it is opened: to open a pipe is to wait for a writer.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(CorpusError::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    let mut file = file.take(LARGEST_FILE + 1);
    if file.read_to_end(&mut bytes).map_err(failed)? as u64 > LARGEST_FILE {
        return Err(CorpusError::TooLarge(path.to_owned()));
    }
    if bytes.contains(&0) {
        return Err(CorpusError::Binary(path.to_owned(), None));
    }
    String::from_utf8(bytes)
        .map_err(|error| CorpusError::Binary(path.to_owned(), Some(error.utf8_error())))
}
