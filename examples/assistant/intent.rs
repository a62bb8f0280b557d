//! The intent of a question: what kind of answer it asks for, judged by a few telling words.

use telemetry_runtime::measured;

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Intent {
    Comparison,
    Count,
    Definition,
    HowTo,
    Location,
    /// None of these, or a language that the rules do not know.
    Other,
}

/// The words that tell; the first rule that fits counts.
const RULES: &[(Intent, &[&str])] = &[
    (
        Intent::Comparison,
        &["difference", "compare", "versus", "vs"],
    ),
    (
        Intent::Count,
        &["how many", "how much", "how often", "number of"],
    ),
    (Intent::HowTo, &["how", "steps to", "way to"]),
    (Intent::Location, &["where", "which file", "find", "locate"]),
    (
        Intent::Definition,
        &["what is", "what are", "what does", "meaning of", "define"],
    ),
];

/// So many words are looked at.
const WORDS: usize = 32;

/// Judges a question.
#[measured(name = "intent_classification", budget_ms = 1)]
pub(crate) fn classify(question: &str) -> Intent {
    let words = question.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(WORDS);
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let text = format!(" {} ", words.join(" "));
    let fits = |cue: &&str| text.contains(&format!(" {cue} "));
    let rule = RULES.iter().find(|(_, cues)| cues.iter().any(fits));
    rule.map_or(Intent::Other, |(intent, _)| *intent)
}
