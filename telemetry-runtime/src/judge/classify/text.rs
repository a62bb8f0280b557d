//! Owns the reading of messages: phrases, codes and names within them, by weight.

use regex::bytes::{RegexSet, RegexSetBuilder};

use crate::judge::category::Category;
use crate::judge::classify::chain::beginning;
use crate::judge::classify::codes;
use crate::judge::classify::names::{Hint, Names};
use crate::judge::classify::phrases::PHRASES;

/// Below this a phrase is so general that a cause further out may know better.
const TELLING: u8 = 60;

/// What a name within a message weighs: less than a phrase about resources, more than others.
const NAME_WEIGHT: u8 = 87;

/// The most names within a message that are looked up.
const MOST_NAMES: usize = 8;

/// A phrase of the user's, already an expression.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub(crate) category: Category,
    pub(crate) weight: u8,
    pub(crate) pattern: String,
}

/// The phrases, compiled into one set.
#[derive(Debug)]
pub(crate) struct Reader {
    set: RegexSet,
    /// Category and weight of each pattern of the set.
    meanings: Vec<(Category, u8)>,
    names: Names,
}

impl Reader {
    /// Compiles the user's phrases and the built-in ones; the user's win ties.
    ///
    /// If the set does not compile, which its bounds rule out, nothing is read from text.
    pub(crate) fn new(own: &[Phrase]) -> Self {
        let own = own
            .iter()
            .map(|own| ((own.category, own.weight), own.pattern.clone()));
        let built_in = PHRASES.iter().flat_map(|(category, weight, patterns)| {
            patterns
                .iter()
                .map(|pattern| ((*category, *weight), bounded(pattern)))
        });
        let (meanings, patterns): (Vec<_>, Vec<_>) = own.chain(built_in).unzip();
        let set = RegexSetBuilder::new(patterns)
            .size_limit(64 << 20)
            .dfa_size_limit(16 << 20)
            .build()
            .unwrap_or_else(|_| RegexSet::empty());
        Self {
            set,
            meanings,
            names: Names::new(),
        }
    }

    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    /// What one message says: the heaviest of what was found in it.
    pub(crate) fn read(&self, message: &str) -> Option<Reading> {
        let message = beginning(message);
        let phrases = self.set.matches(message.as_bytes());
        let phrase = phrases.iter().filter_map(|i| self.meanings.get(i).copied());
        let code = codes::category(message);
        let name = self.name(message).map(|category| (category, NAME_WEIGHT));
        // `max_by_key` keeps the last of equals, which is the earliest phrase.
        let found = name.into_iter().chain(code).chain(phrase.rev());
        let best = found.max_by_key(|(_, weight)| *weight);
        best.map(|(category, weight)| Reading {
            category,
            telling: weight >= TELLING,
        })
    }

    /// What identifiers such as `ResourceExhausted` within the message say.
    fn name(&self, message: &str) -> Option<Category> {
        let tokens = message.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let mut names = tokens.filter(|token| is_camel_case(token)).take(MOST_NAMES);
        names
            .find_map(|name| self.names.identifier(name).filter(|hint| hint.is_sure()))
            .map(|hint: Hint| hint.category)
    }
}

/// What a message says, and whether that is more than a generality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) category: Category,
    pub(crate) telling: bool,
}

/// A built-in phrase as an expression: ASCII, any case, whole words.
fn bounded(pattern: &str) -> String {
    format!(r"(?i-u)\b(?:{pattern})\b")
}

/// The expression for a phrase of the user's: taken literally, any case, whole words, and any
/// white space where it has some.
pub(crate) fn literal(phrase: &str) -> String {
    let edge = |c: Option<char>| {
        let is_word = c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        if is_word { r"(?-u:\b)" } else { "" }
    };
    let words: Vec<String> = phrase.split_whitespace().map(regex::escape).collect();
    let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
    format!("(?i){}{}{}", edge(first), words.join(r"\s+"), edge(last))
}

fn is_camel_case(token: &str) -> bool {
    let bytes = token.as_bytes();
    let hump = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    bytes.len() <= 64
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.windows(2).any(hump)
}
