//! What a function returns whose return type goes by a name such as `BoxFuture`: the compiler says whether it is a boxed
//! future.
//!
//! The attribute writes `(&&&returned(&call)).telemetry_measured(…, call)`; method lookup takes the first trait that fits.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use super::boxed;
use super::capturing::Captured;
use crate::callsite::Callsite;
use crate::record::guard::enter_captured;
use crate::record::seen::Seen;

/// The type that a body returns, before it is known what that is.
pub struct Returned<R>(PhantomData<fn() -> R>);

/// The type that a body returns.
pub fn returned<R>(_: &impl FnOnce() -> R) -> Returned<R> {
    Returned(PhantomData)
}

/// A body that is called once, so that it may give away what it has.
pub fn once<R, C: FnOnce() -> R>(call: C) -> C {
    call
}

/// `Pin<Box<dyn Future + Send>>`
pub trait ReturnsSend<'a, T> {
    /// Measures the future to its end.
    fn telemetry_measured<O: Fn(&T) -> Seen + Send + 'a>(
        &self,
        callsite: &'static Callsite,
        captured: Captured,
        observe: O,
        call: impl FnOnce() -> Pin<Box<dyn Future<Output = T> + Send + 'a>>,
    ) -> Pin<Box<dyn Future<Output = T> + Send + 'a>>;
}

impl<'a, T: 'a> ReturnsSend<'a, T> for &&Returned<Pin<Box<dyn Future<Output = T> + Send + 'a>>> {
    fn telemetry_measured<O: Fn(&T) -> Seen + Send + 'a>(
        &self,
        callsite: &'static Callsite,
        captured: Captured,
        observe: O,
        call: impl FnOnce() -> Pin<Box<dyn Future<Output = T> + Send + 'a>>,
    ) -> Pin<Box<dyn Future<Output = T> + Send + 'a>> {
        boxed(callsite, captured, observe, call())
    }
}

/// `Pin<Box<dyn Future>>`
pub trait ReturnsLocal<'a, T> {
    /// Measures the future to its end.
    fn telemetry_measured<O: Fn(&T) -> Seen + 'a>(
        &self,
        callsite: &'static Callsite,
        captured: Captured,
        observe: O,
        call: impl FnOnce() -> Pin<Box<dyn Future<Output = T> + 'a>>,
    ) -> Pin<Box<dyn Future<Output = T> + 'a>>;
}

impl<'a, T: 'a> ReturnsLocal<'a, T> for &Returned<Pin<Box<dyn Future<Output = T> + 'a>>> {
    fn telemetry_measured<O: Fn(&T) -> Seen + 'a>(
        &self,
        callsite: &'static Callsite,
        captured: Captured,
        observe: O,
        call: impl FnOnce() -> Pin<Box<dyn Future<Output = T> + 'a>>,
    ) -> Pin<Box<dyn Future<Output = T> + 'a>> {
        boxed(callsite, captured, observe, call())
    }
}

/// Anything else, which is measured until it is there.
pub trait ReturnsOther<R> {
    /// Measures the call.
    fn telemetry_measured<O: Fn(&R) -> Seen>(
        &self,
        callsite: &'static Callsite,
        captured: Captured,
        observe: O,
        call: impl FnOnce() -> R,
    ) -> R;
}

impl<R> ReturnsOther<R> for Returned<R> {
    fn telemetry_measured<O: Fn(&R) -> Seen>(
        &self,
        callsite: &'static Callsite,
        captured: Captured,
        observe: O,
        call: impl FnOnce() -> R,
    ) -> R {
        let guard = enter_captured(callsite, captured);
        let value = call();
        guard.finish(|| observe(&value));
        value
    }
}
