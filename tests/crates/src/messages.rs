//! What the compiler and clippy say about a crate, in a form that can be compared.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Fallible;
use crate::cargo::Cargo;

/// The targets to look at, most first: what a crate's package does not have everything for is not looked at.
pub(crate) const TARGETS: [&[&str]; 4] = [
    &["--all-targets"],
    &["--lib", "--bins", "--tests", "--examples"],
    &["--lib", "--bins", "--tests"],
    &["--lib", "--bins"],
];

/// Lints of rustc that are off by default, and that expanded code could set off.
pub(crate) const STRICT: [&str; 18] = [
    "elided-lifetimes-in-paths",
    "explicit-outlives-requirements",
    "impl-trait-redundant-captures",
    "let-underscore-drop",
    "missing-docs",
    "redundant-lifetimes",
    "rust-2024-compatibility",
    "single-use-lifetimes",
    "trivial-casts",
    "trivial-numeric-casts",
    "unit-bindings",
    "unnameable-types",
    "unreachable-pub",
    "unused-extern-crates",
    "unused-import-braces",
    "unused-lifetimes",
    "unused-qualifications",
    "unused-results",
];

/// One message: the same for the bare and for the annotated crate, if it is the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Message {
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
    pub(crate) code: String,
    pub(crate) level: String,
    pub(crate) text: String,
}

/// The messages of one command, without those of the packages that the crate depends on.
pub(crate) fn messages(cargo: &Cargo<'_>, command: &[&str]) -> Fallible<BTreeSet<Message>> {
    let (_, output) = cargo.output(command)?;
    let lines = output
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let own = lines.filter(|line: &Value| {
        let id = line["package_id"].as_str().unwrap_or_default();
        line["reason"] == "compiler-message" && id.contains(&*cargo.folder.to_string_lossy())
    });
    Ok(own
        .filter_map(|line| message(&line["message"], cargo.folder))
        .collect())
}

/// Summaries such as "3 warnings emitted" stand nowhere, and are no messages of their own.
fn message(message: &Value, folder: &Path) -> Option<Message> {
    let spans = message["spans"].as_array()?;
    let primary = spans.iter().find(|span| span["is_primary"] == true)?;
    let (file, line) = place(primary);
    Some(Message {
        file: file.strip_prefix(folder).unwrap_or(&file).to_owned(),
        line,
        code: text(&message["code"]["code"]),
        level: text(&message["level"]),
        text: without_paths(&text(&message["message"])),
    })
}

/// Types by their last word: rustc writes paths out where two crates have a type of that name, so more where more is
/// linked in.
fn without_paths(text: &str) -> String {
    let mut kept = String::new();
    for part in text.split_inclusive("::") {
        match part.strip_suffix("::") {
            Some(path) => kept.push_str(path.trim_end_matches(is_of_word)),
            None => kept.push_str(part),
        }
    }
    kept
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a span is in the crate itself: a macro of another crate is looked through.
fn place(span: &Value) -> (PathBuf, usize) {
    let mut span = span;
    while is_elsewhere(span) && span["expansion"]["span"].is_object() {
        span = &span["expansion"]["span"];
    }
    let line = span["line_start"].as_u64().unwrap_or_default();
    (text(&span["file_name"]).into(), line as usize)
}

fn is_elsewhere(span: &Value) -> bool {
    Path::new(span["file_name"].as_str().unwrap_or_default()).is_absolute()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_go_by_their_last_word() {
        let text = "result of type `std::option::Option<serde_json::Value>` in `a b`";
        assert_eq!(
            without_paths(text),
            "result of type `Option<Value>` in `a b`"
        );
    }
}
