//! Owns the category of an error: from its types, then its names, then its wording.

mod chain;
mod codes;
mod io;
mod json;
mod names;
mod phrases;
mod text;
mod typed;

use std::error::Error;
use std::fmt;
use std::sync::OnceLock;

use self::chain::Chain;
pub(crate) use self::chain::debug_name;
use self::names::Hint;
use self::text::{Phrase, Reader, literal};
use self::typed::Rule;
use crate::judge::category::{Category, ClassifiedBy, Verdict};

/// The most phrases that a user may add.
const MOST_PHRASES: usize = 1_000;

/// The most bytes of one such phrase.
const LONGEST_PHRASE: usize = 200;

/// Decides the category of an error, and says what the verdict rests on.
///
/// In this order: rules for types, over the whole source chain from the deepest cause outwards
/// (those that were registered, then those for std and `serde_json`); telling names of types and
/// variants; weighted phrases in the messages, the deepest first; and last names and phrases that
/// are so general that they only break a tie with nothing.
///
/// The chain is followed 16 errors deep and each message is read up to 512 bytes. A `Display` or
/// `Debug` that panics is an empty one. The phrases are compiled at the first text.
///
/// # Example
///
/// ```
/// use telemetry_runtime::judge::{Category, ClassifiedBy, Classifier};
///
/// let classifier = Classifier::default();
///
/// let error = "12x".parse::<u32>().unwrap_err();
/// let verdict = classifier.classify(&error);
/// assert_eq!((verdict.category, verdict.classified_by), (Category::Data, ClassifiedBy::Type));
///
/// let verdict = classifier.classify_text("app::Error", &["upload failed", "no space left on device"]);
/// assert_eq!((verdict.category, verdict.classified_by), (Category::Resource, ClassifiedBy::Text));
/// ```
#[derive(Debug, Default)]
pub struct Classifier {
    rules: Vec<Rule>,
    phrases: Vec<Phrase>,
    reader: OnceLock<Reader>,
}

impl Classifier {
    /// Makes the built-in classifier.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule for an error type, tried before the built-in ones; `None` leaves it to others.
    ///
    /// # Example
    ///
    /// ```
    /// use telemetry_runtime::judge::{Category, Classifier};
    ///
    /// #[derive(Debug)]
    /// struct Status(u16);
    /// # impl std::fmt::Display for Status {
    /// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
    /// # }
    /// # impl std::error::Error for Status {}
    ///
    /// let classifier = Classifier::new()
    ///     .register(|status: &Status| (status.0 == 503).then_some(Category::Transient));
    /// assert_eq!(classifier.classify(&Status(503)).category, Category::Transient);
    /// ```
    #[must_use]
    pub fn register<E: Error + 'static>(mut self, rule: fn(&E) -> Option<Category>) -> Self {
        self.rules.push(Rule::new(rule));
        self
    }

    /// Adds a phrase to look for in messages: literal, in any case, between word boundaries, with
    /// any white space where it has some.
    ///
    /// The heaviest phrase of a message decides. The built-in ones weigh 90 (resource) down to
    /// 80 (transient), and 30 to 50 where they are general; below 60 a phrase yields to a telling
    /// one further out. Of equals, the user's wins.
    ///
    /// # Errors
    ///
    /// When the phrase is empty, has more than 200 bytes or is the 1,001st, or the weight is
    /// outside `1..=100`.
    ///
    /// # Example
    ///
    /// ```
    /// use telemetry_runtime::judge::{Category, Classifier};
    ///
    /// let classifier = Classifier::new().with_phrase(Category::Data, 95, "poison pill")?;
    /// let verdict = classifier.classify_text("Error", &["message is a Poison  Pill"]);
    /// assert_eq!(verdict.category, Category::Data);
    /// # Ok::<(), telemetry_runtime::judge::ClassifierError>(())
    /// ```
    pub fn with_phrase(
        mut self,
        category: Category,
        weight: u8,
        phrase: &str,
    ) -> Result<Self, ClassifierError> {
        let phrase = phrase.trim();
        if phrase.is_empty() {
            return Err(ClassifierError::EmptyPhrase { category });
        }
        if phrase.len() > LONGEST_PHRASE {
            return Err(ClassifierError::LongPhrase {
                phrase: phrase.to_owned(),
            });
        }
        if !(1..=100).contains(&weight) {
            return Err(ClassifierError::Weight {
                phrase: phrase.to_owned(),
                weight,
            });
        }
        if self.phrases.len() >= MOST_PHRASES {
            return Err(ClassifierError::TooManyPhrases {
                phrase: phrase.to_owned(),
            });
        }
        self.phrases.push(Phrase {
            category,
            weight,
            pattern: literal(phrase),
        });
        self.reader = OnceLock::new();
        Ok(self)
    }

    /// Classifies an error by itself and its `source()` chain.
    #[must_use]
    pub fn classify(&self, error: &(dyn Error + 'static)) -> Verdict {
        self.classify_typed(error).unwrap_or_else(|| {
            let chain = Chain::of(error);
            let names = Self::names(error);
            let names = self.hints(&names);
            self.read(names, chain.deepest_first().map(chain::message))
        })
    }

    /// Classifies an error by the types in its chain alone; `None` where they say nothing.
    ///
    /// Takes well under a microsecond: names and words, which take longer, can be read later.
    #[must_use]
    pub fn classify_typed(&self, error: &(dyn Error + 'static)) -> Option<Verdict> {
        let chain = Chain::of(error);
        let registered = || {
            let mut errors = chain.deepest_first();
            errors.find_map(|error| self.rules.iter().find_map(|rule| rule.category(error)))
        };
        let built_in = || chain.deepest_first().find_map(typed::category);
        let category = registered().or_else(built_in)?;
        Some(Verdict::new(category, ClassifiedBy::Type))
    }

    /// What the `Debug` of each error in the chain begins with, the deepest first.
    pub(crate) fn names(error: &(dyn Error + 'static)) -> Vec<String> {
        Chain::of(error).deepest_first().map(debug_name).collect()
    }

    /// Classifies an error by what [`names`](Self::names) gave, and the messages of its chain, the
    /// outermost first.
    pub(crate) fn classify_words(&self, names: &[String], messages: &[&str]) -> Verdict {
        self.read(self.hints(names), messages.iter().rev())
    }

    fn hints(&self, names: &[String]) -> impl Iterator<Item = Hint> {
        names
            .iter()
            .filter_map(|name| self.reader().names().identifier(name))
    }

    /// Classifies an error of which only texts are left: the path of its type (or of its variant)
    /// and the messages of its chain, the outermost first.
    #[must_use]
    pub fn classify_text(&self, error_type: &str, messages: &[&str]) -> Verdict {
        let name = self.reader().names().path(error_type);
        self.read(name.into_iter(), messages.iter().rev())
    }

    /// Decides by names and messages, the deepest first.
    fn read(
        &self,
        names: impl Iterator<Item = Hint>,
        messages: impl Iterator<Item = impl AsRef<str>>,
    ) -> Verdict {
        let mut vague_name = None;
        for hint in names {
            if hint.is_sure() {
                return Verdict::new(hint.category, ClassifiedBy::Name);
            }
            vague_name = vague_name.or(Some(hint));
        }
        let mut vague = None;
        for reading in messages.filter_map(|message| self.reader().read(message.as_ref())) {
            if reading.telling {
                return Verdict::new(reading.category, ClassifiedBy::Text);
            }
            vague = vague.or(Some(reading));
        }
        let name = vague_name.map(|hint| Verdict::new(hint.category, ClassifiedBy::Name));
        let text = vague.map(|reading| Verdict::new(reading.category, ClassifiedBy::Text));
        name.or(text).unwrap_or(Verdict::UNKNOWN)
    }

    fn reader(&self) -> &Reader {
        self.reader.get_or_init(|| Reader::new(&self.phrases))
    }
}

/// A phrase that cannot be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClassifierError {
    /// The phrase is empty, so every message would hold it.
    EmptyPhrase {
        /// The category it was for.
        category: Category,
    },
    /// The phrase is longer than 200 bytes.
    LongPhrase {
        /// The phrase.
        phrase: String,
    },
    /// The weight is outside `1..=100`.
    Weight {
        /// The phrase.
        phrase: String,
        /// The weight.
        weight: u8,
    },
    /// There are 1,000 phrases already.
    TooManyPhrases {
        /// The phrase that is one too many.
        phrase: String,
    },
}

impl fmt::Display for ClassifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyPhrase { category } => {
                write!(
                    f,
                    "phrase for `{category}` is ``; use words that such a message holds"
                )
            }
            Self::LongPhrase { phrase } => write!(
                f,
                "phrase `{phrase}` has {} bytes; use {LONGEST_PHRASE} or fewer",
                phrase.len()
            ),
            Self::Weight { phrase, weight } => {
                write!(f, "weight of phrase `{phrase}` is {weight}; use 1 to 100")
            }
            Self::TooManyPhrases { phrase } => write!(
                f,
                "phrase `{phrase}` is one more than {MOST_PHRASES}; register a rule for the type"
            ),
        }
    }
}

impl Error for ClassifierError {}

#[cfg(test)]
mod tests;
