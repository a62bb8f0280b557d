//! What is told of a call: the result that was seen, the error in it, and the record of it all.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use super::breakdown::Part;
use super::local::Local;
use super::wire::{self, Reader, Write};
use crate::judge::{Category, ClassifiedBy, Classifier, Verdict};
use crate::outcome::Outcome;

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

/// What was seen of a function's result.
pub struct Seen {
    pub(super) outcome: Outcome,
    pub(super) error: Option<Box<ErrorReport>>,
    /// Encoded `output_state_keys` of a node.
    pub(super) output_keys: Vec<u8>,
    /// Encoded fields that were added while the call ran.
    pub(super) fields: Vec<u8>,
}

impl Seen {
    /// Nothing went wrong.
    pub const OK: Self = Self {
        outcome: Outcome::Ok,
        error: None,
        output_keys: Vec::new(),
        fields: Vec::new(),
    };
    /// Something did, and nothing more is told of it.
    pub(super) const ERROR: Self = Self {
        outcome: Outcome::Error,
        error: None,
        output_keys: Vec::new(),
        fields: Vec::new(),
    };

    pub(super) fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            ..Self::OK
        }
    }

    pub(super) fn node(output_keys: Vec<u8>) -> Self {
        Self {
            output_keys,
            ..Self::OK
        }
    }

    pub(super) fn failed(error: ErrorReport) -> Self {
        Self {
            error: Some(Box::new(error)),
            ..Self::ERROR
        }
    }
}

/// Looks at a result; a panic in the user's part of that (`ok_if`, say) counts as an error.
#[inline]
pub(super) fn observed(local: &Local, look: impl FnOnce() -> Seen) -> Seen {
    let _inside = local.enter_runtime();
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|panic| {
        std::mem::forget(panic); // its own `Drop` may panic as well
        Seen::ERROR
    })
}

/// An error as its lines tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ErrorReport {
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

impl ErrorReport {
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

/// Which lines a call prints, and what else its record is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Show(u8);

impl Show {
    /// `Operation completed`.
    pub(crate) const COMPLETED: u8 = 1;
    /// `Performance budget violation`; the violation counts in its window either way.
    pub(crate) const VIOLATION: u8 = 1 << 1;
    /// `Performance budget met`.
    pub(crate) const MET: u8 = 1 << 2;
    /// `Classified error`; the error counts towards its alert either way.
    pub(crate) const CLASSIFIED: u8 = 1 << 3;
    /// The line of a node.
    pub(crate) const NODE: u8 = 1 << 4;

    pub(crate) fn set(&mut self, line: u8, on: bool) {
        if on {
            self.0 |= line;
        }
    }

    pub(crate) fn has(self, line: u8) -> bool {
        self.0 & line != 0
    }
}

/// Everything that the collector is told of one call.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) callsite: u32,
    pub(crate) show: Show,
    pub(crate) outcome: Outcome,
    /// Whether the error, if there is one, was classified.
    pub(crate) classified: bool,
    /// The monotonic reading at the end of the call.
    pub(crate) at: u64,
    pub(crate) duration_ns: u64,
    /// For async functions: time inside `poll`, and the number of polls.
    pub(crate) polled: Option<(u64, u32)>,
    pub(crate) memory_delta: Option<i64>,
    /// Tells calls of one operation apart.
    pub(crate) call_id: u64,
    pub(crate) budget_ns: Option<u64>,
    pub(crate) trace_id: u128,
    pub(crate) span_id: u64,
    pub(crate) request_id: Option<&'a str>,
    pub(crate) error: Option<ErrorReport>,
    pub(crate) parts: Vec<Part>,
    pub(crate) fields: &'a [u8],
    pub(crate) input_keys: &'a [u8],
    pub(crate) input_state: &'a [u8],
    pub(crate) output_keys: &'a [u8],
}

impl<'a> Record<'a> {
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.put_u32(self.callsite);
        bytes.put_u8(self.show.0);
        bytes.put_u8(self.outcome as u8);
        bytes.put_u8(u8::from(self.classified));
        bytes.put_u64(self.at);
        bytes.put_u64(self.duration_ns);
        put_option(bytes, self.polled, |bytes, (busy, polls)| {
            bytes.put_u64(busy);
            bytes.put_u32(polls);
        });
        put_option(bytes, self.memory_delta, |bytes, delta| {
            bytes.put_u64(delta as u64);
        });
        bytes.put_u64(self.call_id);
        put_option(bytes, self.budget_ns, Write::put_u64);
        bytes.put_u128(self.trace_id);
        bytes.put_u64(self.span_id);
        put_option(bytes, self.request_id, Write::put_str);
        put_option(bytes, self.error.as_ref(), |bytes, error| {
            error.encode(bytes);
        });
        bytes.put_u8(self.parts.len() as u8);
        for part in &self.parts {
            bytes.put_u32(part.operation);
            bytes.put_u32(part.calls);
            bytes.put_u64(part.total_ns);
            bytes.put_u64(part.self_ns);
        }
        for blob in [
            self.fields,
            self.input_keys,
            self.input_state,
            self.output_keys,
        ] {
            bytes.put_bytes(blob);
        }
    }

    /// Reads a record back; `None` where the bytes are none.
    pub(crate) fn decode(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let r = &mut reader;
        Some(Self {
            callsite: r.u32()?,
            show: Show(r.u8()?),
            outcome: Outcome::from_code(u64::from(r.u8()?)),
            classified: r.u8()? != 0,
            at: r.u64()?,
            duration_ns: r.u64()?,
            polled: option(r, |r| Some((r.u64()?, r.u32()?)))?,
            memory_delta: option(r, |r| Some(r.u64()? as i64))?,
            call_id: r.u64()?,
            budget_ns: option(r, Reader::u64)?,
            trace_id: r.u128()?,
            span_id: r.u64()?,
            request_id: option(r, Reader::str)?,
            error: option(r, ErrorReport::decode)?,
            parts: (0..r.u8()?).map(|_| part(r)).collect::<Option<_>>()?,
            fields: r.bytes()?,
            input_keys: r.bytes()?,
            input_state: r.bytes()?,
            output_keys: r.bytes()?,
        })
    }
}

fn part(r: &mut Reader<'_>) -> Option<Part> {
    Some(Part {
        operation: r.u32()?,
        calls: r.u32()?,
        total_ns: r.u64()?,
        self_ns: r.u64()?,
    })
}

const BY_CODE: [ClassifiedBy; 5] = [
    ClassifiedBy::Derived,
    ClassifiedBy::Type,
    ClassifiedBy::Name,
    ClassifiedBy::Text,
    ClassifiedBy::None,
];

impl ErrorReport {
    fn encode(&self, bytes: &mut Vec<u8>) {
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

    fn decode(r: &mut Reader<'_>) -> Option<Self> {
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

fn put_option<T>(bytes: &mut Vec<u8>, value: Option<T>, put: impl FnOnce(&mut Vec<u8>, T)) {
    bytes.put_u8(u8::from(value.is_some()));
    if let Some(value) = value {
        put(bytes, value);
    }
}

#[expect(
    clippy::option_option,
    reason = "whether it could be read, and whether it is there"
)]
fn option<'a, T>(
    r: &mut Reader<'a>,
    read: impl FnOnce(&mut Reader<'a>) -> Option<T>,
) -> Option<Option<T>> {
    if r.u8()? == 0 {
        Some(None)
    } else {
        Some(Some(read(r)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record<'static> {
        let error =
            ErrorReport::of_text("app::Error", format_args!("disk quota exceeded")).classified();
        Record {
            callsite: 7,
            show: Show(Show::COMPLETED | Show::CLASSIFIED),
            outcome: Outcome::Error,
            classified: true,
            at: 1,
            duration_ns: 2,
            polled: Some((3, 4)),
            memory_delta: Some(-5),
            call_id: 6,
            budget_ns: None,
            trace_id: 8,
            span_id: 9,
            request_id: Some("req-42"),
            error: Some(error),
            parts: vec![Part {
                operation: 1,
                calls: 2,
                total_ns: 3,
                self_ns: 4,
            }],
            fields: b"fields",
            input_keys: b"",
            input_state: b"",
            output_keys: b"",
        }
    }

    #[test]
    fn a_record_comes_back_as_it_went() {
        let (sent, mut bytes) = (record(), Vec::new());
        sent.encode(&mut bytes);
        let mut got = Record::decode(&bytes).unwrap();
        got.error.as_mut().unwrap().judged = sent.error.as_ref().unwrap().judged;
        assert_eq!(format!("{got:?}"), format!("{sent:?}"));
    }

    #[test]
    fn a_record_cut_short_is_refused() {
        let mut bytes = Vec::new();
        record().encode(&mut bytes);
        for length in 0..bytes.len() {
            assert!(
                Record::decode(&bytes[..length]).is_none(),
                "{length} of {}",
                bytes.len()
            );
        }
    }

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
        let report = ErrorReport::of_chain("Snake", &Snake);
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
