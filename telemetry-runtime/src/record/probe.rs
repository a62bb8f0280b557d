//! Looks at what a function returned: did it fail, and with what.
//!
//! The attribute writes `(&Output(out)).telemetry_seen()` and
//! `(&&&&&&&&ErrorValue(error)).telemetry_error()`; method lookup takes the first trait that
//! fits, the one with the most references whose bounds the type meets. So every error type is
//! read as well as it allows, and none is refused.

use std::convert::Infallible;
use std::error::Error;
use std::fmt::{Debug, Display};

use super::failure::Failure;
pub use super::node::{JudgedState, KnownState, MapState, SerializedState, State, UnknownState};
use super::seen::Seen;
use crate::judge::{ClassifiedBy, Classify, Verdict};

/// What a function returned, before it is known whether that can be an error.
pub struct Output<'a, T: ?Sized>(pub &'a T);

/// A `Result`, under whatever name.
pub trait ResultProbe {
    /// Whether it is an error.
    fn telemetry_seen(&self) -> Seen;
}

impl<T, E> ResultProbe for Output<'_, Result<T, E>> {
    fn telemetry_seen(&self) -> Seen {
        if self.0.is_err() {
            Seen::ERROR
        } else {
            Seen::OK
        }
    }
}

/// Anything else, which is never an error.
pub trait AnyProbe {
    /// Not an error.
    fn telemetry_seen(&self) -> Seen;
}

impl<T: ?Sized> AnyProbe for &Output<'_, T> {
    fn telemetry_seen(&self) -> Seen {
        Seen::OK
    }
}

/// What there is to see of a function whose result says nothing about success.
pub fn ok<T: ?Sized>(_: &T) -> Seen {
    Seen::OK
}

/// `ok_if = PATH`: an error unless the function says otherwise.
pub fn ok_if<T: ?Sized>(output: &T, is_ok: impl FnOnce(&T) -> bool) -> Seen {
    if is_ok(output) { Seen::OK } else { Seen::ERROR }
}

/// `error_if = PATH`: an error if the function says so.
pub fn error_if<T: ?Sized>(output: &T, is_error: impl FnOnce(&T) -> bool) -> Seen {
    if is_error(output) {
        Seen::ERROR
    } else {
        Seen::OK
    }
}

/// What `classify` asks of a return type.
#[diagnostic::on_unimplemented(
    message = "`classify` needs a function that returns a `Result`, and this one returns `{Self}`",
    label = "not a `Result`",
    note = "leave `classify` out, or say which values are errors: `error_if = path::to::function`"
)]
pub trait ResultLike {
    /// What it fails with.
    type Error;

    /// The error, if it failed.
    fn telemetry_failure(&self) -> Option<&Self::Error>;
}

impl<T, E> ResultLike for Result<T, E> {
    type Error = E;

    fn telemetry_failure(&self) -> Option<&E> {
        self.as_ref().err()
    }
}

/// The error of a result, if it is one.
pub fn error_of<R: ResultLike>(output: &R) -> Option<&R::Error> {
    output.telemetry_failure()
}

/// The result of a node that can fail: its new state, or the error.
///
/// # Errors
/// The node's own error, to be described.
pub fn node_result<S, E>(output: &Result<S, E>) -> Result<&S, &E> {
    output.as_ref()
}

/// The result of a node under a name that does not say `Result`.
pub trait SplitResult<'a> {
    /// The new state.
    type State;
    /// The error.
    type Error;

    /// The new state, or the error.
    ///
    /// # Errors
    /// The node's own error, to be described.
    fn telemetry_split(&self) -> Result<&'a Self::State, &'a Self::Error>;
}

impl<'a, S, E> SplitResult<'a> for Output<'a, Result<S, E>> {
    type State = S;
    type Error = E;

    fn telemetry_split(&self) -> Result<&'a S, &'a E> {
        self.0.as_ref()
    }
}

/// A node that cannot fail.
pub trait SplitAny<'a> {
    /// The new state.
    type State: ?Sized;

    /// The new state.
    ///
    /// # Errors
    /// None.
    fn telemetry_split(&self) -> Result<&'a Self::State, &'a Infallible>;
}

impl<'a, T: ?Sized> SplitAny<'a> for &Output<'a, T> {
    type State = T;

    fn telemetry_split(&self) -> Result<&'a T, &'a Infallible> {
        Ok(self.0)
    }
}

/// What a function of the user's says of a node's output.
pub fn says<T: ?Sized>(output: &T, judge: impl FnOnce(&T) -> bool) -> bool {
    judge(output)
}

/// A node whose output the user calls an error.
pub fn error<T: ?Sized>(_: &T) -> Seen {
    Seen::ERROR
}

/// An error, before it is known how much it tells.
pub struct ErrorValue<'a, E: ?Sized>(pub &'a E);

macro_rules! error_probes {
    ($($(#[$doc:meta])* $probe:ident for $value:ty where [$($generics:tt)*]: |$error:ident| $failure:expr;)+) => {$(
        $(#[$doc])*
        pub trait $probe {
            /// What is known of the error.
            fn telemetry_error(&self) -> Seen;
        }

        impl<$($generics)*> $probe for $value {
            fn telemetry_error(&self) -> Seen {
                let $error = self.0;
                Seen::failed($failure)
            }
        }
    )+};
}

error_probes! {
    /// Errors that say their category themselves.
    ClassifyProbe for &&&&&&&ErrorValue<'_, E> where [E: Classify + Error]: |error| {
        let verdict = Verdict { category: error.category(), classified_by: ClassifiedBy::Derived };
        Failure::of_chain(std::any::type_name::<E>(), error).with_verdict(verdict)
    };
    /// Errors whose chain can be read with types.
    StdErrorProbe for &&&&&&ErrorValue<'_, E> where [E: Error + 'static]: |error| {
        Failure::of_typed(std::any::type_name::<E>(), error)
    };
    /// `Box<dyn Error>`, `anyhow::Error`, `eyre::Report`: an error inside a container.
    DynErrorProbe for &&&&&ErrorValue<'_, E> where [E: AsRef<dyn Error + 'static>]: |error| {
        Failure::of_dyn(error.as_ref())
    };
    /// `Box<dyn Error + Send + Sync>`, which is no `AsRef<dyn Error>`.
    SendErrorProbe for &&&&ErrorValue<'_, E> where [E: AsRef<dyn Error + Send + Sync + 'static>]: |error| {
        Failure::of_dyn(error.as_ref())
    };
    /// Errors that borrow, so that their chain can only be read as text.
    BorrowedErrorProbe for &&&ErrorValue<'_, E> where [E: Error]: |error| {
        Failure::of_chain(std::any::type_name::<E>(), error)
    };
    /// Text that stands for an error.
    DisplayProbe for &&ErrorValue<'_, E> where [E: Display]: |error| {
        Failure::of_text(std::any::type_name::<E>(), format_args!("{error}"))
    };
    /// Values that can at least be printed for a developer.
    DebugProbe for &ErrorValue<'_, E> where [E: Debug]: |error| {
        Failure::of_text(std::any::type_name::<E>(), format_args!("{error:?}"))
    };
    /// Values of which only the type is known.
    AnyErrorProbe for ErrorValue<'_, E> where [E]: |_error| {
        Failure::of_text(std::any::type_name::<E>(), format_args!(""))
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Category;
    use crate::outcome::Outcome;
    use std::io;

    // What the attribute writes, references and all.
    macro_rules! read {
        ($error:expr) => {
            (&&&&&&&&ErrorValue($error)).telemetry_error()
        };
    }
    macro_rules! seen {
        ($output:expr) => {
            (&Output($output)).telemetry_seen()
        };
    }

    fn report(seen: &Seen) -> Failure {
        assert_eq!(seen.outcome, Outcome::Error);
        seen.error().unwrap().clone()
    }

    #[test]
    fn only_a_result_can_be_an_error() {
        type Alias = Result<u8, u8>;
        let (bad, good): (Alias, Alias) = (Err(1), Ok(1));
        assert_eq!(seen!(&bad).outcome, Outcome::Error);
        assert_eq!(seen!(&good).outcome, Outcome::Ok);
        assert_eq!(seen!(&None::<u8>).outcome, Outcome::Ok);
        assert_eq!(error_if(&-1, |code| *code < 0).outcome, Outcome::Error);
        assert_eq!(ok_if(&0, |code| *code == 0).outcome, Outcome::Ok);
    }

    #[test]
    fn every_kind_of_error_is_read_as_well_as_it_allows() {
        let io = io::Error::from(io::ErrorKind::TimedOut);
        let typed = report(&read!(&io));
        assert_eq!(typed.verdict().category, Category::Transient);
        assert_eq!(typed.verdict().classified_by, ClassifiedBy::Type);

        let boxed: Box<dyn Error + Send + Sync> =
            Box::new(io::Error::from(io::ErrorKind::OutOfMemory));
        let boxed = report(&read!(&boxed));
        assert_eq!(boxed.verdict().category, Category::Resource);

        let plain: Box<dyn Error> = "no route".into();
        assert_eq!(report(&read!(&plain)).message, "no route");

        let text = report(&read!(&"went wrong".to_owned()));
        assert_eq!(text.message, "went wrong");
        assert_eq!(report(&read!(&(1, 2))).message, "(1, 2)");
    }

    #[test]
    fn an_error_that_knows_its_category_is_believed() {
        #[derive(Debug)]
        struct Full;
        impl Display for Full {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("timed out")
            }
        }
        impl Error for Full {}
        impl Classify for Full {
            fn category(&self) -> Category {
                Category::Resource
            }
        }
        let report = report(&read!(&Full));
        assert_eq!(
            (report.verdict().category, report.verdict().classified_by),
            (Category::Resource, ClassifiedBy::Derived)
        );
    }
}
