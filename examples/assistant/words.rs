//! Words: how a text becomes the terms that are indexed and searched for.

use telemetry_runtime::measured;

use crate::error::NoTerms;

/// Words that stand in any text, and so tell no passage from another.
const STOP_WORDS: &[&str] = &[
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "between", "but", "by", "can", "do",
    "does", "for", "from", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its",
    "many", "me", "mention", "much", "my", "no", "not", "of", "on", "or", "our", "so", "than",
    "that", "the", "their", "them", "there", "these", "they", "this", "to", "was", "we", "were",
    "what", "when", "where", "which", "who", "why", "will", "with", "you", "your",
];

/// What is longer is no word.
const LONGEST_WORD: usize = 64;

/// A question of more terms is cut.
const MOST_TERMS: usize = 32;

/// The terms of a question, each once, in the order in which they stand.
#[measured(
    name = "query_normalization",
    budget_ms = 10,
    classify,
    fields(query_length = question.chars().count())
)]
pub(crate) fn normalize(question: &str) -> Result<Vec<String>, NoTerms> {
    let mut terms: Vec<String> = Vec::new();
    each_term(question, |term| {
        if terms.len() < MOST_TERMS && !terms.iter().any(|known| known == term) {
            terms.push(term.to_owned());
        }
    });
    if terms.is_empty() {
        return Err(NoTerms);
    }
    Ok(terms)
}

/// Visits the terms of a text: its words in lower case, without stop words, cut to a stem.
pub(crate) fn each_term(text: &str, mut visit: impl FnMut(&str)) {
    let text = text.to_lowercase();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let is_word = (1..=LONGEST_WORD).contains(&word.len());
        if is_word && STOP_WORDS.binary_search(&word).is_err() {
            visit(stem(word));
        }
    }
}

/// Takes off the endings of the plural, `-ing` and `-ed`, as far as that goes without a
/// dictionary: `query` and `queries` become `quer`, `plan` and `planned` become `plan`.
fn stem(word: &str) -> &str {
    let ends_with = |word: &str, endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    if ends_with(word, &["us", "is", "ss", "eed"]) {
        return word;
    }
    let is_stem = |rest: &&str| rest.len() > 2 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let endings = ["ies", "ied", "ing", "ed", "es", "s", "e", "y"];
    let mut rests = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    let rest = rests.find(is_stem).unwrap_or(word);
    let is_doubled = ends_with(rest, &["bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"]);
    &rest[..rest.len() - usize::from(is_doubled && rest.len() > 3)]
}
