//! Says what was found out, as a row of a table and as details below it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;

use crate::annotate::Mark;
use crate::arguments::Wanted;
use crate::messages::Message;
use crate::suite::Suite;
use crate::trial::{Change, Trial};

pub(crate) const HEADER: &str = "\
| crate | version | functions annotated | skipped | bare | annotated, not installed | annotated, installed | calls counted | new warnings | lost warnings | seconds |
|---|---|---|---|---|---|---|---|---|---|---|";

/// How many places of one message are named.
const MOST_PLACES: usize = 4;

/// How many tests of a run are named.
const MOST_TESTS: usize = 10;

/// The row of a crate.
pub(crate) fn row(trial: &Trial) -> String {
    let (annotated, nodes) = trial.counts;
    let mut cells = vec![
        trial.fetched.name.clone(),
        trial.fetched.version.clone(),
        match nodes {
            0 => annotated.to_string(),
            nodes => format!("{annotated} ({nodes} nodes)"),
        },
        skipped(trial),
        outcome(&trial.bare),
        outcome(&trial.dormant),
        outcome(&trial.installed),
        format!(
            "{} of {} operations",
            trial.installed.calls, trial.installed.operations
        ),
        by_level(|change| &change.new, trial),
        by_level(|change| &change.lost, trial),
        trial.seconds.to_string(),
    ];
    if let Some(lines) = &trial.with_lines {
        let _ = write!(cells[6], "; {} with {} lines", outcome(lines), lines.lines);
    }
    format!("| {} |", cells.join(" | "))
}

/// The row of a crate that nothing can be said about.
pub(crate) fn refused(wanted: &Wanted, error: &dyn Error) -> String {
    let version = wanted.version.as_deref().unwrap_or("");
    format!("| {} | {version} | {error} | | | | | | | | |", wanted.name)
}

/// What broke, and what else is worth knowing.
pub(crate) fn details(trial: &Trial) -> String {
    let mut text = String::new();
    if trial.targets != ["--all-targets"] {
        let _ = writeln!(
            text,
            "- only {} build from the package",
            trial.targets.join(" ")
        );
    }
    for path in &trial.sources.unread {
        let _ = writeln!(text, "- not Rust on its own: {}", path.display());
    }
    messages(&mut text, "error", &trial.errors);
    for (mark, what) in [
        (Mark::Left, "does not compile annotated"),
        (
            Mark::Removed,
            "does not compile where telemetry is linked in",
        ),
    ] {
        for (path, site) in trial.sources.marked(mark) {
            let (path, line) = (path.display(), site.lines.start);
            let _ = writeln!(text, "- {what}: `{}` at {path}:{line}", site.name);
        }
    }
    for (change, how) in [(&trial.by_default, ""), (&trial.pedantic, ", pedantic")] {
        messages(&mut text, &format!("new{how}"), &change.new);
        messages(&mut text, &format!("lost{how}"), &change.lost);
    }
    for (run, suite) in trial.runs() {
        let lost = suite.lost_since(&trial.bare);
        let log = suite.log.display();
        if !suite.is_built {
            let _ = writeln!(text, "- does not build, {run}: {log}");
            continue;
        }
        for test in lost.iter().take(MOST_TESTS) {
            let _ = writeln!(text, "- passes bare, not when {run}: {test} ({log})");
        }
        if lost.len() > MOST_TESTS {
            let _ = writeln!(text, "- and {} more", lost.len() - MOST_TESTS);
        }
    }
    if trial.installed.calls == 0 {
        let _ = writeln!(text, "- no call was counted");
    }
    if text.is_empty() {
        return text;
    }
    format!(
        "### {} {}\n\n{text}\n",
        trial.fetched.name, trial.fetched.version
    )
}

/// What is said in many places is written once.
fn messages(text: &mut String, what: &str, messages: &BTreeSet<Message>) {
    let mut said: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for message in messages {
        let places = said
            .entry((&message.level, &message.code, &message.text))
            .or_default();
        places.push(format!("{}:{}", message.file.display(), message.line));
    }
    for ((level, code, message), places) in said {
        let message = message.replace('\n', " ");
        let more = match places.len().saturating_sub(MOST_PLACES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let places = places[..places.len().min(MOST_PLACES)].join(", ");
        let _ = writeln!(
            text,
            "- {what}: {level} `{code}`: {message} ({places}{more})"
        );
    }
}

/// How many by default, and how many more that are pedantic.
fn by_level(of: fn(&Change) -> &BTreeSet<Message>, trial: &Trial) -> String {
    match (of(&trial.by_default).len(), of(&trial.pedantic).len()) {
        (always, 0) => always.to_string(),
        (always, pedantic) => format!("{always} + {pedantic} pedantic"),
    }
}

fn skipped(trial: &Trial) -> String {
    let mut counts: Vec<String> = trial
        .sources
        .skipped
        .iter()
        .map(|(why, count)| format!("{count} {why}"))
        .collect();
    for (mark, what) in [
        (Mark::Left, "do not compile"),
        (Mark::Removed, "do not compile beside telemetry"),
    ] {
        let count = trial.sources.marked(mark).count();
        if count > 0 {
            counts.push(format!("{count} {what}"));
        }
    }
    counts.join(", ")
}

fn outcome(suite: &Suite) -> String {
    let (passed, failed) = suite.figures();
    let built = if suite.is_built {
        ""
    } else {
        "does not build; "
    };
    format!("{built}{passed}/{failed}")
}
