//! What the compiler says: read, brought into an order, and compared.

use serde_json::Value;

use crate::case::{Case, Wording};

/// One message: its level, lint or number, words, places, and the help below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Diagnostic {
    code: String,
    level: String,
    message: String,
    /// `line:column-line:column label`, the primary place first.
    places: Vec<String>,
    below: Vec<Diagnostic>,
}

/// Reads the compiler's JSON, without the summaries at its end.
pub(crate) fn read(json: &str) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<_> = json
        .lines()
        .map(|line| {
            let said = serde_json::from_str::<Value>(line);
            // A compiler that breaks says so in words.
            said.map_or_else(|_| words(line), |value| diagnostic(&value))
        })
        .filter(|diagnostic| {
            let message = &diagnostic.message;
            !(message.starts_with("aborting due to")
                || message.ends_with("emitted")
                || message.starts_with("For more information about"))
                && diagnostic.level != "failure-note"
        })
        .collect();
    diagnostics.sort();
    diagnostics
}

fn words(line: &str) -> Diagnostic {
    Diagnostic {
        code: String::new(),
        level: "words".to_owned(),
        message: line.to_owned(),
        places: Vec::new(),
        below: Vec::new(),
    }
}

fn diagnostic(value: &Value) -> Diagnostic {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let spans = value["spans"].as_array().into_iter().flatten();
    let mut places: Vec<_> = spans
        .map(|span| {
            let primary = if span["is_primary"] == true {
                "at"
            } else {
                "see"
            };
            let (from, to) = (&span["line_start"], &span["line_end"]);
            let (start, end) = (&span["column_start"], &span["column_end"]);
            let label = text(&span["label"]);
            let instead = text(&span["suggested_replacement"]);
            format!("{primary} {from}:{start}-{to}:{end} {label} {instead}")
                .trim_end()
                .to_owned()
        })
        .collect();
    places.sort();
    let below = value["children"].as_array().into_iter().flatten();
    Diagnostic {
        code: text(&value["code"]["code"]),
        level: text(&value["level"]),
        message: text(&value["message"]),
        places,
        below: below.map(diagnostic).filter(is_about_the_code).collect(),
    }
}

/// Not where to read more, such as in a file that is named after a hash, nor how to turn a lint off, which is said
/// of the first of its kind only.
fn is_about_the_code(below: &Diagnostic) -> bool {
    let notes = [
        "for further information",
        "the full name for the type has been written to",
        "consider using `--verbose`",
        "`#[",
        "`-W",
        "to override",
    ];
    !notes.iter().any(|note| below.message.starts_with(note))
}

/// Compares what was said of the bare case with what was said of an annotated one.
pub(crate) fn same(bare: &[Diagnostic], other: &[Diagnostic], case: &Case) -> Result<(), String> {
    let mut missing = without(bare, other);
    let mut added = without(other, bare);
    missing.retain(|said| !case.lost.contains(&said.code));
    added.retain(|said| !case.added.contains(&said.code));
    if added.is_empty() && missing.is_empty() {
        return Ok(());
    }
    if case.wording != Wording::Same && essences(&missing, case) == essences(&added, case) {
        return Ok(());
    }
    Err(format!(
        "the compiler does not say the same.\nOnly of the bare case: {missing:#?}\nOnly of the annotated one: {added:#?}"
    ))
}

/// What stays the same in other words: the number, the level, and the line and column at which the place begins.
fn essences<'a>(said: &'a [Diagnostic], case: &Case) -> Vec<(&'a str, &'a str, Vec<&'a str>)> {
    let mut essences: Vec<_> = said
        .iter()
        .map(|said| {
            let place = if case.wording == Wording::Elsewhere {
                Vec::new()
            } else {
                primary(said)
            };
            (&*said.code, &*said.level, place)
        })
        .collect();
    essences.sort();
    essences
}

fn primary(said: &Diagnostic) -> Vec<&str> {
    let places = said.places.iter();
    let primary = places.filter_map(|place| place.strip_prefix("at "));
    primary
        .filter_map(|place| place.split('-').next())
        .collect()
}

/// Those of `all` that are not among `others`, each as often as it stands there.
fn without(all: &[Diagnostic], others: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut others = others.to_vec();
    let left = all.iter().filter(|said| {
        let found = others.iter().position(|other| other == *said);
        found.map(|at| others.swap_remove(at)).is_none()
    });
    left.cloned().collect()
}
