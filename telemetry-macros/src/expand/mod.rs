//! Turns `ir` into tokens. Nothing can go wrong here any more: what it returns are tokens, not a `Result`.
//!
//! Our own names carry `Span::mixed_site()`, so that no name of the user can meet them; the user's tokens keep their
//! spans. Each piece of the user's code is emitted once.

mod callsite;
mod captures;
mod future;
mod observe;
mod parameters;
mod sync;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use crate::ir::{Form, Measured, Target};

pub(crate) use self::captures::native;

/// The item that replaces the annotated one.
pub(crate) fn target(target: &Target) -> TokenStream {
    match target {
        Target::Measured(measured) => function(measured),
        Target::Block(block, members) => block.around(members.iter().map(self::target).collect()),
        Target::Untouched(item) => item.to_token_stream(),
    }
}

fn function(measured: &Measured) -> TokenStream {
    match &measured.form {
        Form::Guard => sync::guard(measured),
        Form::Result(observe) => sync::result(measured, observe),
        Form::Async {
            observe,
            stays_async: false,
        } => future::plain(measured, observe),
        Form::Async {
            observe,
            stays_async: true,
        } => future::kept_async(measured, observe),
        Form::ReturnsFuture {
            observe,
            output,
            boxed,
        } => future::returned(measured, observe, output, *boxed),
    }
}

/// The path of everything that expanded code may name.
fn runtime(measured: &Measured) -> TokenStream {
    let krate = &measured.settings.runtime;
    quote_spanned!(Span::mixed_site()=> #krate::__private)
}

/// The same path in another place, so that a whole expression stands there: rustc then points at that place alone,
/// and says once what it would say of several.
fn runtime_at(place: Span, measured: &Measured) -> TokenStream {
    let moved = runtime(measured).into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    moved.collect()
}

/// Our hygiene at a place in the user's code, for tokens that an error message may point at.
pub(crate) fn site_at(place: Span) -> Span {
    Span::mixed_site().located_at(place)
}
