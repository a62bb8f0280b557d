//! An error as its lines tell it: type, message, sources, and the verdict on it.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::sync::OnceLock;

use super::wire::{self, Reader, Write};
use crate::cut::cut_at;
use crate::fence::fenced;
use crate::judge::{Category, ClassifiedBy, Classifier, Verdict, debug_name};

/// Longest message of one error in a chain, in bytes.
const MAX_MESSAGE: usize = 1_024;
/// Deepest chain of sources that is read.
const MAX_CHAIN: usize = 16;

static CLASSIFIER: OnceLock<Classifier> = OnceLock::new();

/// Names the classifier; done once, when telemetry is installed.
pub(crate) fn set_classifier(classifier: Classifier) {
    let _ = CLASSIFIER.set(classifier);
}

/// Compiles the phrases now instead of with the first error that is judged by its words.
pub(crate) fn warm_up() {
    let _ = classifier().classify_text("", &[""]);
}

fn classifier() -> &'static Classifier {
    CLASSIFIER.get_or_init(Classifier::default)
}

/// The verdict of the installed classifier on an error; of the built-in one before `install()`.
///
/// ```
/// use std::io::{Error, ErrorKind};
/// use telemetry_runtime::{Category, classify};
///
/// assert_eq!(classify(&Error::from(ErrorKind::TimedOut)).category, Category::Transient);
/// ```
pub fn classify(error: &(dyn Error + 'static)) -> Verdict {
    classifier().classify(error)
}

/// An error as its lines tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) error_type: String,
    pub(crate) message: String,
    /// The messages of the sources, outermost first.
    pub(crate) sources: Vec<String>,
    /// What the errors' `Debug` begins with, deepest first, where the words are still to be judged.
    names: Vec<String>,
    /// `None` until the words are judged: the collector does that, not the call.
    verdict: Option<Verdict>,
}

impl Failure {
    /// An error whose chain can be read with types.
    pub(super) fn of_typed(error_type: &str, error: &(dyn Error + 'static)) -> Self {
        let mut failure = Self::of_chain(error_type, error);
        failure.verdict = classifier().classify_typed(error);
        if failure.verdict.is_none() {
            failure.names = Classifier::names(error);
        }
        failure
    }

    /// An error of which only the trait object is known.
    pub(super) fn of_dyn(error: &(dyn Error + 'static)) -> Self {
        Self::of_typed(&type_of(error), error)
    }

    /// An error whose chain can be read as text only.
    pub(super) fn of_chain(error_type: &str, error: &dyn Error) -> Self {
        let mut report = Self::of_text(error_type, format_args!("{error}"));
        let mut next = source(error);
        while let Some(source) = next {
            if report.sources.len() == MAX_CHAIN {
                report.sources.push("… and more".to_owned());
                break;
            }
            report.sources.push(bounded(format_args!("{source}")));
            next = self::source(source);
        }
        report
    }

    /// A text that stands for an error.
    pub(super) fn of_text(error_type: &str, message: fmt::Arguments<'_>) -> Self {
        Self {
            error_type: cut_at(error_type, 256).to_owned(),
            message: bounded(message),
            sources: Vec::new(),
            names: Vec::new(),
            verdict: None,
        }
    }

    pub(super) fn with_verdict(mut self, verdict: Verdict) -> Self {
        self.verdict = Some(verdict);
        self
    }

    /// The verdict, if the error's type was enough for one.
    pub(super) fn typed_verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// The verdict, by the words if the types were not enough.
    pub(crate) fn verdict(&self) -> Verdict {
        self.verdict.unwrap_or_else(|| {
            let messages: Vec<&str> = std::iter::once(&self.message)
                .chain(&self.sources)
                .map(String::as_str)
                .collect();
            if self.names.is_empty() {
                classifier().classify_text(&self.error_type, &messages)
            } else {
                classifier().classify_words(&self.names, &messages)
            }
        })
    }
}

/// The cause of an error, unless asking for it panics.
fn source(error: &dyn Error) -> Option<&(dyn Error + 'static)> {
    fenced(|| error.source()).flatten()
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
    let name = debug_name(error);
    if name.is_empty() {
        "dyn core::error::Error".to_owned()
    } else {
        name
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
        let by = |verdict: Verdict| BY_CODE.iter().position(|by| *by == verdict.classified_by);
        match self
            .verdict
            .and_then(|verdict| Some((verdict, by(verdict)?)))
        {
            None => bytes.put_u8(u8::MAX),
            Some((verdict, by)) => {
                bytes.put_u8(verdict.category as u8);
                bytes.put_u8(by as u8);
            }
        }
        bytes.put_str(&self.error_type);
        bytes.put_str(&self.message);
        for texts in [&self.sources, &self.names] {
            bytes.put_u8(texts.len() as u8);
            for text in texts {
                bytes.put_str(text);
            }
        }
    }

    pub(super) fn decode(r: &mut Reader<'_>) -> Option<Self> {
        let verdict = match r.u8()? {
            u8::MAX => None,
            category => Some(Verdict {
                category: *Category::ALL.get(usize::from(category))?,
                classified_by: *BY_CODE.get(usize::from(r.u8()?))?,
            }),
        };
        Some(Self {
            verdict,
            error_type: r.str()?.to_owned(),
            message: r.str()?.to_owned(),
            sources: texts(r)?,
            names: texts(r)?,
        })
    }
}

fn texts(r: &mut Reader<'_>) -> Option<Vec<String>> {
    (0..r.u8()?).map(|_| r.str().map(str::to_owned)).collect()
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
