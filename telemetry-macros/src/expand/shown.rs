//! What a tool is shown that makes no code: the function as it was written, and what the compiler would check of our
//! arguments.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::ReturnType;

use super::{callsite, captures, observe, runtime, runtime_at, site_at};
use crate::ir::{Budget, Form, Measured, Observe};
use crate::item::{FutureKind, elided, has_impl};

/// The user's function. Where an argument must be checked by the compiler, a statement that never runs does it, after
/// the items that the body begins with: so clippy does not count them among the items after a statement.
pub(super) fn function(measured: &Measured) -> TokenStream {
    let function = &measured.function;
    let checks = [arguments(measured), verdict(measured)];
    if checks.iter().all(Option::is_none) {
        return quote::ToTokens::to_token_stream(function);
    }
    let checks = checks.into_iter().flatten();
    let (head, inner) = (function.head_and_signature(), &function.body.inner);
    let (items, statements) = function.body.leading_items();
    let site = Span::mixed_site();
    let body = function.body.braces_around(
        quote_spanned!(site=> #(#inner)* #items if false { #(#checks)* } #statements),
    );
    quote_spanned!(site=> #head #body)
}

/// Captured expressions, and what else only the compiler knows: a constant, the path of the runtime.
fn arguments(measured: &Measured) -> Option<TokenStream> {
    let site = Span::mixed_site();
    let rt = runtime(measured);
    let callsite = callsite::callsite(measured);
    if let Some(closure) = captures::closure(measured) {
        return Some(quote_spanned!(site=> #rt::enter_with(#callsite, #closure);));
    }
    let settings = &measured.settings;
    let is_open =
        matches!(settings.budget_ms, Some(Budget::Constant(_))) || settings.runtime.is_some();
    is_open.then(|| quote_spanned!(site=> #rt::enter(#callsite);))
}

/// Whether the outcome can be found in what the function returns.
fn verdict(measured: &Measured) -> Option<TokenStream> {
    let observe = match &measured.form {
        Form::Result(observe)
        | Form::Async { observe, .. }
        | Form::ReturnsFuture { observe, .. } => observe,
        Form::Guard => return None,
    };
    if matches!(observe, Observe::Nothing | Observe::Probe) {
        return None;
    }
    let output = match (&measured.form, &measured.function.sig.output) {
        (
            Form::ReturnsFuture {
                kind: FutureKind::Alias,
                ..
            },
            _,
        ) => return None,
        (Form::ReturnsFuture { output, .. }, _) | (_, ReturnType::Type(_, output)) => output,
        (_, ReturnType::Default) => return None,
    };
    // Nobody can write the type.
    if has_impl(output) {
        return None;
    }
    let output = elided(output);
    let value = observe::value(measured, observe);
    let place = measured.function.return_span();
    let (rt, site) = (runtime_at(place, measured), site_at(place));
    Some(
        quote_spanned!(site=> let __telemetry_out = &#rt::call(|| -> #output { #rt::output() }); let _ = #value;),
    )
}
