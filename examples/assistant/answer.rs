//! The answer, for people: the best passages, listed as the intent of the question asks.

use std::io::{self, Write};

use crate::graph::State;
use crate::index::{Hit, Index};
use crate::intent::Intent;
use crate::words;

/// Longer lines of a passage are cut.
const LINE_WIDTH: usize = 120;

/// How many passages an intent lists, and how many lines of each.
fn listing(intent: Intent) -> (usize, usize) {
    match intent {
        Intent::Comparison => (5, 3),
        Intent::Count => (2, 1),
        Intent::Definition | Intent::Other => (3, 3),
        Intent::HowTo => (3, 8),
        Intent::Location => (10, 1),
    }
}

/// Writes the answer to a question.
pub(crate) fn write(out: &mut impl Write, state: &State, index: &Index) -> io::Result<()> {
    if state.hits.is_empty() {
        return writeln!(out, "Nothing found.");
    }
    writeln!(out, "{} passages ({:?}):", state.hits.len(), state.intent)?;
    if state.intent == Intent::Count {
        for term in &state.terms.0 {
            writeln!(out, "  {} with \"{term}…\"", index.passages_with(term))?;
        }
    }
    let (passages, lines) = listing(state.intent);
    for hit in state.hits.iter().take(passages) {
        passage(out, hit, lines, &state.terms.0, index)?;
    }
    Ok(())
}

/// Writes so many lines of a passage, from the one that holds the most terms.
fn passage(
    out: &mut impl Write,
    hit: &Hit,
    most: usize,
    terms: &[String],
    index: &Index,
) -> io::Result<()> {
    let (path, number, text) = index.passage(hit);
    let lines: Vec<&str> = text.lines().collect();
    let found = |line: &usize| {
        let mut found = 0;
        words::each_term(lines[*line], |term| {
            found += usize::from(terms.iter().any(|known| known == term));
        });
        found
    };
    // Of equals, `max_by_key` takes the last one: so it looks at the lines from the end.
    let best = (0..lines.len()).rev().max_by_key(found).unwrap_or(0);
    let start = best.min(lines.len().saturating_sub(most));
    let file = path.to_string_lossy();
    writeln!(out, "  {}:{}", file.escape_debug(), number + start)?;
    for line in lines.iter().skip(start).take(most) {
        writeln!(out, "    {}", clean(line.trim_end()))?;
    }
    Ok(())
}

/// A line without what plays tricks on a terminal (controls, marks that turn its direction), cut
/// between characters.
pub(crate) fn clean(line: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let end = line.chars().nth(LINE_WIDTH).map(|_| '…');
    let beginning = line.chars().take(LINE_WIDTH).map(shown);
    beginning.chain(end).collect()
}
