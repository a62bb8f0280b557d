//! The section about the process: the ways in and out, memory, idleness.

use super::super::answers::{Answers, Known};
use super::Section;
use crate::entry::{Ask, Entry};
use crate::plan::Plan;

pub(super) const PROCESS: Section = Section {
    title: "The process",
    columns: &[
        "start, µs",
        "exit, µs",
        "idle, % of a core",
        "calls",
        "RSS before, KiB",
        "RSS after them, KiB",
        "largest RSS, KiB",
        "exit after them, µs",
    ],
    asks: &[Ask::Start, Ask::Idle, Ask::Grow],
    cells: process,
};

fn process(entry: &Entry, answers: &Answers, _: &Plan) -> Vec<Option<f64>> {
    let start = answers.of(entry, Ask::Start);
    let idle = answers.of(entry, Ask::Idle);
    let grow = answers.of(entry, Ask::Grow);
    vec![
        start.told("start").map(|nanos| nanos / 1e3),
        exit(&start),
        idle.told("idle.percent"),
        grow.told("grow.calls"),
        grow.told("grow.before"),
        grow.told("grow.after"),
        grow.told("grow.most"),
        exit(&grow),
    ]
}

/// Microseconds from the end of the work until the process is gone.
fn exit(known: &Known<'_>) -> Option<f64> {
    known.median(|answer| Some((answer.ended - answer.figures.get("leaving_at")?) / 1e3))
}
