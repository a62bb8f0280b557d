//! All answers of a run, and the figures of the table that are made of them.

use std::collections::BTreeMap;

use super::spawn::Answer;
use crate::entry::{Ask, Entry};
use crate::figures::{median, minimum};

#[derive(Default)]
pub(super) struct Answers(BTreeMap<(String, Ask), Vec<Answer>>);

/// What is known of one question to one contestant.
pub(super) struct Known<'a>(&'a [Answer]);

impl Answers {
    pub(super) fn add(&mut self, entry: &Entry, ask: Ask, answer: Answer) {
        self.0.entry((entry.key(), ask)).or_default().push(answer);
    }

    pub(super) fn of(&self, entry: &Entry, ask: Ask) -> Known<'_> {
        Known(self.0.get(&(entry.key(), ask)).map_or(&[], Vec::as_slice))
    }
}

impl Known<'_> {
    /// A figure of every round, made of one answer each.
    fn each(&self, figure: impl Fn(&Answer) -> Option<f64>) -> Vec<f64> {
        self.0.iter().filter_map(figure).collect()
    }

    /// The median of all rounds.
    pub(super) fn median(&self, figure: impl Fn(&Answer) -> Option<f64>) -> Option<f64> {
        median(&self.each(figure))
    }

    /// The minimum of all rounds.
    pub(super) fn minimum(&self, figure: impl Fn(&Answer) -> Option<f64>) -> Option<f64> {
        minimum(&self.each(figure))
    }

    /// The sum of all rounds.
    pub(super) fn sum(&self, figure: impl Fn(&Answer) -> Option<f64>) -> Option<f64> {
        (!self.0.is_empty()).then(|| self.each(figure).iter().sum())
    }

    /// The median of a figure that a child has told.
    pub(super) fn told(&self, key: &str) -> Option<f64> {
        self.median(|answer| answer.figures.get(key))
    }

    /// The median of the difference of two figures of a child.
    pub(super) fn over(&self, key: &str, base: &str) -> Option<f64> {
        self.median(|answer| Some(answer.figures.get(key)? - answer.figures.get(base)?))
    }

    /// The least of the first in all rounds, over the least of the second.
    pub(super) fn least_over(&self, key: &str, base: &str) -> Option<f64> {
        let least = |key| self.minimum(|answer| answer.figures.get(key));
        Some(least(key)? - least(base)?)
    }
}
