//! The section about lines: what they cost, how fast they come, which are lost.

use super::super::answers::Answers;
use super::super::spawn::Answer;
use super::Section;
use crate::entry::{Ask, Destination, Entry};
use crate::plan::Plan;

pub(super) const LINE: Section = Section {
    title: "A line for each call: nanoseconds over the bare function, and lines",
    columns: &[
        "caller, median",
        "caller, minimum",
        "caller, sustained",
        "CPU of all threads",
        "lines/s",
        "lost of them, %",
        "lost at return",
        "lost at exit",
        "torn",
    ],
    asks: &[Ask::Burst, Ask::Sustained, Ask::Return, Ask::Exit],
    cells: line,
};

fn line(entry: &Entry, answers: &Answers, plan: &Plan) -> Vec<Option<f64>> {
    let burst = answers.of(entry, Ask::Burst);
    let sustained = answers.of(entry, Ask::Sustained);
    let is_read = entry.destination != Destination::Nowhere;
    let came = |answer: &Answer| if is_read { answer.lines } else { plan.lines };
    let lost = |ask| {
        let lost =
            |answer: &Answer| is_read.then_some(plan.last_lines as f64 - answer.lines as f64);
        answers.of(entry, ask).median(lost)
    };
    let torn = [Ask::Burst, Ask::Sustained, Ask::Return, Ask::Exit]
        .into_iter()
        .filter_map(|ask| {
            answers
                .of(entry, ask)
                .sum(|answer| is_read.then_some(answer.torn as f64))
        })
        .reduce(|one, other| one + other);
    vec![
        burst.over("burst.work.median", "burst.bare.median"),
        burst.least_over("burst.work.minimum", "burst.bare.minimum"),
        sustained.over("sustained.caller", "sustained.bare"),
        sustained.over("sustained.cpu", "sustained.bare"),
        sustained.median(|answer| Some(came(answer) as f64 / seconds(answer)?)),
        sustained.median(|answer| {
            is_read.then(|| 100.0 * (1.0 - came(answer) as f64 / plan.lines as f64))
        }),
        lost(Ask::Return),
        lost(Ask::Exit),
        torn.filter(|_| is_read),
    ]
}

/// From the first call to the last line: in the reader's hands, if there is one.
fn seconds(answer: &Answer) -> Option<f64> {
    let begin = answer.figures.get("sustained.begin")?;
    let end = answer.last_output.or(answer.figures.get("sustained.end"))?;
    Some((end - begin) / 1e9)
}
