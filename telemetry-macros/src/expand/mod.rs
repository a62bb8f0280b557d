//! Turns `ir` into tokens. Nothing can go wrong here any more: what it returns are tokens, not a `Result`.
//!
//! Our own names carry `Span::mixed_site()`, so that no name of the user can meet them; the user's tokens keep their
//! spans. Each piece of the user's code is emitted once.

mod callsite;
mod captures;
mod future;
mod observe;
mod parameters;
mod runtime;
mod shown;
mod sync;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

use crate::ir::{Form, Measured, Target};
use crate::reader::Reader;

use self::runtime::Runtime;

pub(crate) use self::captures::native;

/// The item that replaces the annotated one.
pub(crate) fn target(target: &Target, reader: Reader) -> TokenStream {
    match (target, reader) {
        (Target::Measured(measured), Reader::Compiler) => function(measured),
        (Target::Measured(measured), Reader::Onlooker) => shown::function(measured),
        (Target::Block(block, members), _) => {
            let members = members.iter().map(|member| self::target(member, reader));
            block.around(members.collect())
        }
        (Target::Untouched(item), _) => item.to_token_stream(),
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
            kind,
        } => future::returned(measured, observe, output, *kind),
    }
}

fn runtime(measured: &Measured) -> Runtime<'_> {
    Runtime::at(Span::mixed_site(), measured.settings.runtime.as_ref())
}

/// The same path in another place, so that a whole expression stands there: rustc then points at that place alone,
/// and says once what it would say of several.
fn runtime_at(place: Span, measured: &Measured) -> Runtime<'_> {
    Runtime::at(site_at(place), measured.settings.runtime.as_ref())
}

/// Our hygiene at a place in the user's code, for tokens that an error message may point at.
pub(crate) fn site_at(place: Span) -> Span {
    Span::mixed_site().located_at(place)
}
