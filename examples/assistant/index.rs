//! The inverted index: which term stands in which passage, and how well a passage fits (BM25).

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use telemetry_runtime::{measured, record};

use crate::words;

/// A passage is a paragraph; a longer one is cut after so many lines.
const LONGEST_PASSAGE: usize = 8;

/// The usual constants of BM25: how soon repetition stops to count, and how much length does.
const SATURATION: f64 = 1.2;
const LENGTH_WEIGHT: f64 = 0.75;

/// All passages of a corpus, and where each term stands.
#[derive(Default)]
pub(crate) struct Index {
    files: Vec<(PathBuf, String)>,
    passages: Vec<Passage>,
    postings: HashMap<String, Vec<Posting>>,
    terms: usize,
}

struct Passage {
    file: usize,
    /// The number of its first line, from 1.
    line: usize,
    bytes: Range<usize>,
    terms: usize,
}

struct Posting {
    passage: usize,
    count: usize,
}

/// A passage that holds at least one of the terms.
#[derive(Debug)]
pub(crate) struct Hit {
    passage: usize,
    score: f64,
}

impl Index {
    /// Adds the passages of a file.
    pub(crate) fn add(&mut self, path: PathBuf, text: String) {
        let file = self.files.len();
        for (line, bytes) in passages(&text) {
            let passage = self.passages.len();
            let mut terms = 0;
            words::each_term(&text[bytes.clone()], |term| {
                terms += 1;
                self.count(term, passage);
            });
            if terms > 0 {
                self.terms += terms;
                self.passages.push(Passage {
                    file,
                    line,
                    bytes,
                    terms,
                });
            }
        }
        self.files.push((path, text));
    }

    /// Counts a term of the passage that is being added.
    fn count(&mut self, term: &str, passage: usize) {
        let first = Posting { passage, count: 1 };
        let Some(postings) = self.postings.get_mut(term) else {
            self.postings.insert(term.to_owned(), vec![first]);
            return;
        };
        match postings.last_mut() {
            Some(last) if last.passage == passage => last.count += 1,
            _ => postings.push(first),
        }
    }

    /// The passages that hold any of the terms, the best first; of equals, the first one read.
    #[measured(name = "search_operation", budget_ms = 2000, fields(terms = terms.len()))]
    pub(crate) fn search(&self, terms: &[String]) -> Vec<Hit> {
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for postings in terms.iter().filter_map(|term| self.postings.get(term)) {
            let rarity = self.rarity(postings.len());
            for posting in postings {
                *scores.entry(posting.passage).or_default() += rarity * self.weight(posting);
            }
        }
        let hits = scores.into_iter();
        let mut hits: Vec<Hit> = hits
            .map(|(passage, score)| Hit { passage, score })
            .collect();
        hits.sort_unstable_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            by_score.then(one.passage.cmp(&other.passage))
        });
        record("hits", hits.len());
        hits
    }

    /// The rarer a term, the more it says (IDF).
    fn rarity(&self, passages: usize) -> f64 {
        let (all, with) = (self.passages.len() as f64, passages as f64);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// How much a term counts in a passage: more often is better, but less so in a long one.
    fn weight(&self, posting: &Posting) -> f64 {
        let average = self.terms as f64 / self.passages.len() as f64;
        let length = self.passages[posting.passage].terms as f64 / average;
        let count = posting.count as f64;
        let damping = SATURATION * (1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * length);
        count * (SATURATION + 1.0) / (count + damping)
    }

    /// How many passages there are.
    pub(crate) fn passages(&self) -> usize {
        self.passages.len()
    }

    /// How many passages hold a term.
    pub(crate) fn passages_with(&self, term: &str) -> usize {
        self.postings.get(term).map_or(0, Vec::len)
    }

    /// Where a hit stands: its file, the number of its first line, and its text.
    pub(crate) fn passage(&self, hit: &Hit) -> (&Path, usize, &str) {
        let passage = &self.passages[hit.passage];
        let (path, text) = &self.files[passage.file];
        (path, passage.line, &text[passage.bytes.clone()])
    }
}

/// The paragraphs of a text: the number of the first line, and the bytes.
fn passages(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut passages: Vec<(usize, Range<usize>)> = Vec::new();
    let (mut start, mut lines) = (0, 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let bytes = start..start + line.len();
        start = bytes.end;
        if line.trim().is_empty() {
            lines = 0;
            continue;
        }
        match passages.last_mut() {
            Some((_, passage)) if (1..LONGEST_PASSAGE).contains(&lines) => passage.end = bytes.end,
            _ => {
                lines = 0;
                passages.push((number, bytes));
            }
        }
        lines += 1;
    }
    passages
}
