//! The sections about calls: alone, on two threads, out of cache.

use super::super::answers::Answers;
use super::Section;
use crate::entry::{Ask, Entry};
use crate::plan::Plan;

pub(super) const CALL: Section = Section {
    title: "A call: nanoseconds over the bare function",
    columns: &["median", "minimum", "over the clock", "CPU of all threads"],
    asks: &[Ask::Call],
    cells: call,
};

pub(super) const THREADS: Section = Section {
    title: "Two threads at once: nanoseconds a call, the function included",
    columns: &["one alone", "each of two", "ratio", "rounds"],
    asks: &[Ask::Threads],
    cells: threads,
};

pub(super) const COLD: Section = Section {
    title: "Out of cache: nanoseconds over the bare function, which is as cold",
    columns: &["bare", "median", "minimum"],
    asks: &[Ask::Cold],
    cells: cold,
};

fn call(entry: &Entry, answers: &Answers, _: &Plan) -> Vec<Option<f64>> {
    let known = answers.of(entry, Ask::Call);
    let over_clock = known.median(|answer| {
        let figure = |key| answer.figures.get(key);
        let clock = figure("call.clock.median")? - figure("call.plain.median")?;
        let over = figure("call.work.median")? - figure("call.bare.median")?;
        Some(over - clock * entry.mode.polls())
    });
    vec![
        known.over("call.work.median", "call.bare.median"),
        known.least_over("call.work.minimum", "call.bare.minimum"),
        over_clock,
        known.told("call.cpu"),
    ]
}

fn threads(entry: &Entry, answers: &Answers, _: &Plan) -> Vec<Option<f64>> {
    let known = answers.of(entry, Ask::Threads);
    let ratio = known.median(|answer| {
        let figure = |key| answer.figures.get(key);
        Some(figure("threads.two.median")? / figure("threads.one.median")?)
    });
    vec![
        known.told("threads.one.median"),
        known.told("threads.two.median"),
        ratio,
        known.sum(|answer| answer.figures.get("threads.rounds")),
    ]
}

fn cold(entry: &Entry, answers: &Answers, _: &Plan) -> Vec<Option<f64>> {
    let known = answers.of(entry, Ask::Cold);
    vec![
        known.told("cold.bare.median"),
        known.over("cold.work.median", "cold.bare.median"),
        known.least_over("cold.work.minimum", "cold.bare.minimum"),
    ]
}
