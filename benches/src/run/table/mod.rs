//! The table: its sections, their rows, and the machine that they were measured on.

mod call;
mod cell;
mod line;
mod process;

use std::fmt::Write;

pub(super) use self::cell::cell;
use super::answers::Answers;
use super::arguments::Arguments;
use super::machine;
use crate::entry::{Ask, Entry};
use crate::plan::Plan;

/// Some columns, and what is asked to fill them.
struct Section {
    title: &'static str,
    columns: &'static [&'static str],
    asks: &'static [Ask],
    cells: fn(&Entry, &Answers, &Plan) -> Vec<Option<f64>>,
}

const SECTIONS: [&Section; 5] = [
    &call::CALL,
    &call::THREADS,
    &call::COLD,
    &line::LINE,
    &process::PROCESS,
];

/// Everything that is known, as Markdown.
pub(super) fn render(
    machine: &[(&'static str, String)],
    arguments: &Arguments,
    jobs: &[(Entry, Ask)],
    answers: &Answers,
) -> String {
    let mut text = String::from("# What a measured call costs\n\n");
    text += "How to read it, and what each row does: [README.md](README.md).\n\n";
    for (name, value) in machine {
        let _ = writeln!(text, "- {name}: {value}");
    }
    let _ = writeln!(text, "- load at the end: {}", machine::load());
    let _ = writeln!(
        text,
        "- rounds: {}, {}",
        arguments.rounds, arguments.plan.name
    );
    for section in SECTIONS {
        render_section(&mut text, section, jobs, answers, &arguments.plan);
    }
    text
}

fn render_section(
    text: &mut String,
    section: &Section,
    jobs: &[(Entry, Ask)],
    answers: &Answers,
    plan: &Plan,
) {
    let mut rows: Vec<&Entry> = Vec::new();
    for (entry, ask) in jobs {
        let is_there = rows.iter().any(|row| row.key() == entry.key());
        if section.asks.contains(ask) && !is_there {
            rows.push(entry);
        }
    }
    if rows.is_empty() {
        return;
    }
    rows.sort_by_key(|row| row.mode);
    let _ = writeln!(text, "\n## {}\n", section.title);
    let _ = writeln!(
        text,
        "| mode | contestant | {} |",
        section.columns.join(" | ")
    );
    let _ = writeln!(text, "|---|---|{}", "--:|".repeat(section.columns.len()));
    for row in rows {
        let cells: Vec<String> = (section.cells)(row, answers, plan)
            .into_iter()
            .map(cell)
            .collect();
        let (mode, name) = (row.mode.title(), row.name);
        let _ = writeln!(text, "| {mode} | {name} | {} |", cells.join(" | "));
    }
}
