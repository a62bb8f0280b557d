//! An error as its lines tell it: type, message, sources, and the verdict on it.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::sync::OnceLock;

use super::wire::{self, Reader, Write};
use crate::judge::{Category, ClassifiedBy, Classifier, Verdict};

/// Longest message of one error in a chain, in bytes.
const MAX_MESSAGE: usize = 1_024;
/// Deepest chain of sources that is read.
const MAX_CHAIN: usize = 16;

static CLASSIFIER: OnceLock<Classifier> = OnceLock::new();

/// Names the classifier; done once, when telemetry is installed.
pub(crate) fn set_classifier(classifier: Classifier) {
    let _ = CLASSIFIER.set(classifier);
}

/// Compiles the phrases now, some tens of milliseconds, instead of in the first call that fails.
pub(crate) fn warm_up() {
    let _ = classifier().classify_text("", &[""]);
}

fn classifier() -> &'static Classifier {
    CLASSIFIER.get_or_init(Classifier::default)
}

/// An error as its lines tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) error_type: String,
    pub(crate) message: String,
    /// The messages of the sources, outermost first.
    pub(crate) sources: Vec<String>,
    pub(crate) verdict: Verdict,
    /// Whether the verdict is final: from a derive or from types.
    judged: bool,
}

const UNJUDGED: Verdict = Verdict {
    category: Category::Unknown,
    classified_by: ClassifiedBy::None,
};

impl Failure {
    /// An error whose chain can be read with types.
    pub(super) fn of_typed(error_type: &str, error: &(dyn Error + 'static)) -> Self {
        let verdict = classifier().classify(error);
        Self::of_chain(error_type, error).with_verdict(verdict)
    }

    /// An error of which only the trait object is known.
    pub(super) fn of_dyn(error: &(dyn Error + 'static)) -> Self {
        Self::of_typed(&type_of(error), error)
    }

    /// An error whose chain can be read as text only.
    pub(super) fn of_chain(error_type: &str, error: &dyn Error) -> Self {
        let mut report = Self::of_text(error_type, format_args!("{error}"));
        let mut next = error.source();
        while let Some(source) = next {
            if report.sources.len() == MAX_CHAIN {
                report.sources.push("… and more".to_owned());
                break;
            }
            report.sources.push(bounded(format_args!("{source}")));
            next = source.source();
        }
        report
    }

    /// A text that stands for an error.
    pub(super) fn of_text(error_type: &str, message: fmt::Arguments<'_>) -> Self {
        Self {
            error_type: wire::cut_at(error_type, 256).0.to_owned(),
            message: bounded(message),
            sources: Vec::new(),
            verdict: UNJUDGED,
            judged: false,
        }
    }

    pub(super) fn with_verdict(mut self, verdict: Verdict) -> Self {
        self.verdict = verdict;
        self.judged = true;
        self
    }

    /// With a category, by its words if nothing better is known.
    pub(super) fn classified(self) -> Self {
        if self.judged {
            return self;
        }
        let messages: Vec<&str> = std::iter::once(&self.message)
            .chain(&self.sources)
            .map(String::as_str)
            .collect();
        let verdict = classifier().classify_text(&self.error_type, &messages);
        self.with_verdict(verdict)
    }
}

fn bounded(text: fmt::Arguments<'_>) -> String {
    let (mut text, length) = wire::formatted(text, MAX_MESSAGE);
    if text.len() as u64 != length {
        let _ = write!(text, "… [{length} bytes]");
    }
    text
}

/// The best name for the type behind a trait object: what its `Debug` begins with, if that is a name.
fn type_of(error: &(dyn Error + 'static)) -> String {
    if error.is::<std::io::Error>() {
        return std::any::type_name::<std::io::Error>().to_owned();
    }
    let (text, _) = wire::formatted(format_args!("{error:?}"), 64);
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    // `Name`, `Name(` and `Name {` are what a derived `Debug` prints; a sentence is none of them.
    let is_derived = rest.is_empty() || rest.starts_with('(') || rest.starts_with(" {");
    if is_derived && name.starts_with(char::is_uppercase) {
        name.to_owned()
    } else {
        "dyn core::error::Error".to_owned()
    }
}

const BY_CODE: [ClassifiedBy; 5] = [
    ClassifiedBy::Derived,
    ClassifiedBy::Type,
    ClassifiedBy::Name,
    ClassifiedBy::Text,
    ClassifiedBy::None,
];

impl Failure {
    pub(super) fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.put_u8(self.verdict.category as u8);
        let by = BY_CODE
            .iter()
            .position(|by| *by == self.verdict.classified_by);
        bytes.put_u8(by.unwrap_or_default() as u8);
        bytes.put_str(&self.error_type);
        bytes.put_str(&self.message);
        bytes.put_u8(self.sources.len() as u8);
        for source in &self.sources {
            bytes.put_str(source);
        }
    }

    pub(super) fn decode(r: &mut Reader<'_>) -> Option<Self> {
        let category = Category::ALL.into_iter().nth(r.u8()?.into())?;
        let classified_by = BY_CODE.into_iter().nth(r.u8()?.into())?;
        Some(Self {
            verdict: Verdict {
                category,
                classified_by,
            },
            judged: true,
            error_type: r.str()?.to_owned(),
            message: r.str()?.to_owned(),
            sources: (0..r.u8()?)
                .map(|_| r.str().map(str::to_owned))
                .collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_that_never_ends_is_cut() {
        #[derive(Debug)]
        struct Snake;
        impl fmt::Display for Snake {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bites its tail")
            }
        }
        impl Error for Snake {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                Some(&Snake)
            }
        }
        let report = Failure::of_chain("Snake", &Snake);
        assert_eq!(report.sources.len(), MAX_CHAIN + 1);
        assert_eq!(report.sources.last().unwrap(), "… and more");
    }

    #[test]
    fn the_type_behind_a_trait_object_is_named_if_it_can_be() {
        #[derive(Debug)]
        struct Missing {
            #[expect(dead_code, reason = "printed by `Debug`")]
            path: &'static str,
        }
        impl fmt::Display for Missing {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("missing")
            }
        }
        impl Error for Missing {}
        assert_eq!(type_of(&Missing { path: "x" }), "Missing");
        let text: Box<dyn Error> = "Timeout after 5 s".into();
        assert_eq!(type_of(text.as_ref()), "dyn core::error::Error");
    }
}
