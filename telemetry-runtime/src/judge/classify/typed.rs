//! Owns the category of error types that need no reading: std's, those of JSON, the user's.

use std::error::Error;
use std::fmt;

use crate::fence::fenced;
use crate::judge::category::Category;
use crate::judge::category::Category::{Configuration, Data, Resource, Transient};
use crate::judge::classify::{io, json};

type Dynamic = dyn Error + 'static;

/// Types whose every value is bad input.
const DATA: &[fn(&Dynamic) -> bool] = &[
    <Dynamic>::is::<std::num::ParseIntError>,
    <Dynamic>::is::<std::num::ParseFloatError>,
    <Dynamic>::is::<std::num::TryFromIntError>,
    <Dynamic>::is::<std::str::ParseBoolError>,
    <Dynamic>::is::<std::str::Utf8Error>,
    <Dynamic>::is::<std::string::FromUtf8Error>,
    <Dynamic>::is::<std::string::FromUtf16Error>,
    <Dynamic>::is::<std::char::ParseCharError>,
    <Dynamic>::is::<std::char::CharTryFromError>,
    <Dynamic>::is::<std::char::DecodeUtf16Error>,
    <Dynamic>::is::<std::array::TryFromSliceError>,
    <Dynamic>::is::<std::net::AddrParseError>,
    <Dynamic>::is::<std::time::SystemTimeError>,
    <Dynamic>::is::<std::time::TryFromFloatSecsError>,
    <Dynamic>::is::<std::ffi::NulError>,
    <Dynamic>::is::<std::ffi::IntoStringError>,
    <Dynamic>::is::<std::ffi::FromBytesWithNulError>,
    <Dynamic>::is::<std::ffi::FromBytesUntilNulError>,
    <Dynamic>::is::<std::path::StripPrefixError>,
];

/// The category of an error of std, or of JSON that could not be read.
pub(crate) fn category(error: &Dynamic) -> Option<Category> {
    if let Some(error) = error.downcast_ref::<std::io::Error>() {
        return io::category(error);
    }
    if error.is::<std::env::VarError>() || error.is::<std::env::JoinPathsError>() {
        return Some(Configuration);
    }
    if error.is::<std::collections::TryReserveError>() {
        return Some(Resource);
    }
    if let Some(error) = error.downcast_ref::<std::sync::mpsc::RecvTimeoutError>() {
        return (*error == std::sync::mpsc::RecvTimeoutError::Timeout).then_some(Transient);
    }
    let is_data = DATA.iter().any(|is| is(error)) || json::is_syntax(error);
    is_data.then_some(Data)
}

/// A rule of the user's for one error type.
pub(crate) struct Rule(Box<Judge>);

type Judge = dyn Fn(&Dynamic) -> Option<Category> + Send + Sync;

impl Rule {
    pub(crate) fn new<E: Error + 'static>(rule: fn(&E) -> Option<Category>) -> Self {
        Self(Box::new(move |error| error.downcast_ref().and_then(rule)))
    }

    /// The category, if the error is of the rule's type and the rule knows.
    pub(crate) fn category(&self, error: &Dynamic) -> Option<Category> {
        fenced(|| (self.0)(error)).flatten()
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rule")
    }
}
