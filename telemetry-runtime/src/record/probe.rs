//! Looks at what a function returned: did it fail, and with what.
//!
//! The attribute writes `called(guard, body).telemetry_output()`, `Output(out).telemetry_seen()`, and
//! `error_of(out).telemetry_seen()`, or `telemetry_finish` with the guard. Method lookup goes from one type to the one that it dereferences to, and takes the first method whose
//! bounds are met. So every error type is read as well as it allows, and none is refused. A chain of types needs no
//! trait in sight, which would be a good part of what an annotated function costs the compiler.

use std::convert::Infallible;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::ops::Deref;

use super::failure::Failure;
use super::guard::Guard;
pub use super::node::{JudgedState, KnownState, MapState, SerializedState, State, UnknownState};
use super::seen::Seen;
use crate::judge::{ClassifiedBy, Classify, Verdict};

/// What a function returned, before it is known whether that can be an error.
pub struct Output<'a, T: ?Sized>(pub &'a T);

impl<T, E> Output<'_, Result<T, E>> {
    /// Whether it is an error.
    #[inline]
    pub fn telemetry_seen(&self) -> Seen {
        seen(self.0.is_err())
    }
}

/// Not a `Result`, so never an error.
pub struct NoError;

impl NoError {
    /// Not an error.
    #[inline]
    pub fn telemetry_seen(&self) -> Seen {
        Seen::OK
    }
}

impl<T: ?Sized> Deref for Output<'_, T> {
    type Target = NoError;

    #[inline]
    fn deref(&self) -> &NoError {
        &NoError
    }
}

fn seen(failed: bool) -> Seen {
    if failed { Seen::ERROR } else { Seen::OK }
}

/// What a function returned, and the guard of its call, which [`telemetry_output`](AnyCalled::telemetry_output) ends.
pub struct Called<R> {
    guard: Guard,
    output: R,
}

/// Runs a function's body; being a call of its own, it keeps `return` and `?` inside.
#[expect(
    clippy::inline_always,
    reason = "the body must cost what it costs without the attribute"
)]
#[inline(always)]
pub fn called<R>(guard: Guard, body: impl FnOnce() -> R) -> Called<R> {
    let output = body();
    Called { guard, output }
}

impl<T, E> Called<Result<T, E>> {
    /// The result, after the end of the call.
    ///
    /// # Errors
    /// The function's own.
    #[inline]
    pub fn telemetry_output(self) -> Result<T, E> {
        finish(self.guard, self.output.is_err());
        self.output
    }
}

/// Anything but a `Result`: a method of the type itself comes before that of a trait.
pub trait AnyCalled {
    /// What the function returned.
    type Output;

    /// What the function returned, after the end of the call.
    fn telemetry_output(self) -> Self::Output;
}

impl<R> AnyCalled for Called<R> {
    type Output = R;

    #[inline]
    fn telemetry_output(self) -> R {
        finish(self.guard, false);
        self.output
    }
}

/// Not generic: one copy of what it inlines does for all functions of a crate.
#[inline]
fn finish(guard: Guard, failed: bool) {
    guard.finish_plainly(failed);
}

/// What code of the user's says of a result; a panic in it counts as an error.
pub fn observed(look: impl FnOnce() -> Seen) -> Seen {
    super::seen::observed(look)
}

/// What there is to see of a function whose result says nothing about success.
pub fn ok<T: ?Sized>(_: &T) -> Seen {
    Seen::OK
}

/// `ok_if = PATH`: an error unless the function says otherwise.
pub fn ok_if<T: ?Sized>(output: &T, is_ok: impl FnOnce(&T) -> bool) -> Seen {
    observed(|| seen(!is_ok(output)))
}

/// `error_if = PATH`: an error if the function says so.
pub fn error_if<T: ?Sized>(output: &T, is_error: impl FnOnce(&T) -> bool) -> Seen {
    observed(|| seen(is_error(output)))
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

/// The error of a result, if it is one, before it is known how much it tells.
#[inline]
pub fn error_of<R: ResultLike>(output: &R) -> ClassifyProbe<'_, R::Error> {
    ClassifyProbe(any_error(output.telemetry_failure()))
}

/// The same of an error that borrows. The lookup does not see lifetimes: it would ask this one to be `'static`.
#[inline]
pub fn borrowed_error_of<R: ResultLike>(output: &R) -> BorrowedClassifyProbe<'_, R::Error> {
    BorrowedClassifyProbe(any_error(output.telemetry_failure()).0)
}

/// An error, before it is known how much it tells.
#[inline]
pub fn error_value<E: ?Sized>(error: &E) -> ClassifyProbe<'_, E> {
    ClassifyProbe(any_error(Some(error)))
}

/// An error that borrows, before it is known how much it tells.
#[inline]
pub fn borrowed_error_value<E: ?Sized>(error: &E) -> BorrowedClassifyProbe<'_, E> {
    BorrowedClassifyProbe(any_error(Some(error)).0)
}

#[inline]
fn any_error<E: ?Sized>(error: Option<&E>) -> StdErrorProbe<'_, E> {
    let text = DisplayProbe(DebugProbe(AnyErrorProbe(NoProbe(error))));
    StdErrorProbe(DynErrorProbe(SendErrorProbe(BorrowedErrorProbe(text))))
}

/// The end of the chain, which holds the error.
pub struct NoProbe<'a, E: ?Sized>(Option<&'a E>);

impl<'a, E: ?Sized> NoProbe<'a, E> {
    #[inline]
    fn error(&self) -> Option<&'a E> {
        self.0
    }
}

macro_rules! error_probes {
    ($($(#[$doc:meta])* $probe:ident before $next:ident where [$($bounds:tt)*]: |$error:ident| $failure:expr;)+) => {$(
        $(#[$doc])*
        pub struct $probe<'a, E: ?Sized>($next<'a, E>);

        impl<E: $($bounds)*> $probe<'_, E> {
            /// What is known of the error.
            pub fn telemetry_seen(&self) -> Seen {
                match self.error() {
                    None => Seen::OK,
                    Some($error) => observed(|| Seen::failed($failure)),
                }
            }

            /// Ends the call.
            #[inline]
            pub fn telemetry_finish(&self, guard: Guard) {
                if self.error().is_none() {
                    finish(guard, false);
                } else {
                    guard.finish(|| self.telemetry_seen());
                }
            }
        }

        impl<'a, E: ?Sized> Deref for $probe<'a, E> {
            type Target = $next<'a, E>;

            #[inline]
            fn deref(&self) -> &$next<'a, E> {
                &self.0
            }
        }
    )+};
}

error_probes! {
    /// Errors that say their category themselves.
    ClassifyProbe before StdErrorProbe where [Classify + Error]: |error| classified(error);
    /// The same, where the chain must not be read with types.
    BorrowedClassifyProbe before DynErrorProbe where [Classify + Error]: |error| classified(error);
    /// Errors whose chain can be read with types.
    StdErrorProbe before DynErrorProbe where [Error + 'static]: |error| {
        Failure::of_typed(std::any::type_name::<E>(), error)
    };
    /// `Box<dyn Error>`, `anyhow::Error`, `eyre::Report`: an error inside a container.
    DynErrorProbe before SendErrorProbe where [AsRef<dyn Error + 'static>]: |error| {
        Failure::of_dyn(error.as_ref())
    };
    /// `Box<dyn Error + Send + Sync>`, which is no `AsRef<dyn Error>`.
    SendErrorProbe before BorrowedErrorProbe where [AsRef<dyn Error + Send + Sync + 'static>]: |error| {
        Failure::of_dyn(error.as_ref())
    };
    /// Errors that borrow, so that their chain can only be read as text.
    BorrowedErrorProbe before DisplayProbe where [Error]: |error| {
        Failure::of_chain(std::any::type_name::<E>(), error)
    };
    /// Text that stands for an error.
    DisplayProbe before DebugProbe where [Display]: |error| {
        Failure::of_text(std::any::type_name::<E>(), format_args!("{error}"))
    };
    /// Values that can at least be printed for a developer.
    DebugProbe before AnyErrorProbe where [Debug]: |error| {
        Failure::of_text(std::any::type_name::<E>(), format_args!("{error:?}"))
    };
    /// Values of which only the type is known.
    AnyErrorProbe before NoProbe where []: |_error| {
        Failure::of_text(std::any::type_name::<E>(), format_args!(""))
    };
}

fn classified<E: Classify + Error>(error: &E) -> Failure {
    let verdict = Verdict {
        category: error.category(),
        classified_by: ClassifiedBy::Derived,
    };
    Failure::of_chain(std::any::type_name::<E>(), error).with_verdict(verdict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Category;
    use crate::outcome::Outcome;
    use std::io;

    // What the attribute writes.
    macro_rules! read {
        ($error:expr) => {
            error_value($error).telemetry_seen()
        };
    }
    macro_rules! seen {
        ($output:expr) => {
            Output($output).telemetry_seen()
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
