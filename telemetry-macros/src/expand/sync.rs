//! The two forms of a function that is not awaited: the guard alone, and the body whose result is looked at.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::ReturnType;

use super::parameters::moved_after_captures;
use super::{callsite, captures, observe, runtime, runtime_at, site_at};
use crate::ir::{Measured, Observe};
use crate::item::nameable;

/// One statement in front of the body; its drop is the end of the call.
pub(super) fn guard(measured: &Measured) -> TokenStream {
    let function = &measured.function;
    let enter = enter(measured, captures::closure(measured));
    let (inner, statements) = (&function.body.inner, &function.body.statements);
    let body =
        quote_spanned!(Span::mixed_site()=> #(#inner)* let __telemetry = #enter; #statements);
    let (head, body) = (
        function.head_and_signature(),
        function.body.braces_around(body),
    );
    quote_spanned!(Span::mixed_site()=> #head #body)
}

/// The body in a closure that is called at once: `return` and `?` end there, and the result can be looked at.
pub(super) fn result(measured: &Measured, observe: &Observe) -> TokenStream {
    let moved = moved_after_captures(measured);
    let enter = enter(measured, captures::closure(measured));
    // At the body, where rustc then says what is wrong with a lifetime of the returned value.
    let own = measured.function.body.block().span();
    let (rt, place) = (runtime_at(own, measured), site_at(own));
    let site = Span::mixed_site();
    let ended = if let Observe::Probe = observe {
        // One expression, which costs the compiler less than statements do.
        let body = body_closure(measured, &moved.bindings);
        let called = quote_spanned!(place=> #rt::called(#enter, #body).telemetry_output());
        quote_spanned!(place=> use #rt::probe::AnyCalled as _; #called)
    } else {
        let call = called(measured, &moved.bindings);
        let finish = observe::finish(measured, observe);
        let returned = quote_spanned!(place=> __telemetry_output);
        quote_spanned! {site=>
            let __telemetry = #enter;
            let __telemetry_output = #call;
            #finish
            #returned
        }
    };
    let inner = &measured.function.body.inner;
    let head = moved.head_and_signature(&measured.function);
    let body = measured
        .function
        .body
        .braces_around(quote_spanned!(site=> #(#inner)* #ended));
    quote_spanned!(site=> #head #body)
}

/// `rt::call(|| -> R { bindings; { body } })`
pub(super) fn called(measured: &Measured, bindings: &TokenStream) -> TokenStream {
    let rt = runtime(measured);
    let body = body_closure(measured, bindings);
    quote_spanned!(Span::mixed_site()=> #rt::call(#body))
}

/// `|| -> R { bindings; { body } }`
///
/// The closure is the user's own: of one that is a macro's, rustc does not name what it captures. It is a `move`
/// closure, in which rustc suggests no clone, only where the bindings do not move everything: not a receiver, nor what
/// the captures look at before.
pub(super) fn body_closure(measured: &Measured, bindings: &TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    let function = &measured.function;
    let arrow = match &function.sig.output {
        ReturnType::Default => None,
        ReturnType::Type(arrow, ty) => nameable(ty).map(|ty| quote_spanned!(site=> #arrow #ty)),
    };
    let own = function.sig.fn_token.span;
    let moves = function.sig.receiver().is_some() || !measured.captures.is_empty();
    let move_word = moves.then(|| syn::Token![move](own));
    let pipes = quote_spanned!(own=> #move_word ||);
    let body = inner_body(measured);
    let body = function
        .body
        .braces_around(quote_spanned!(site=> #bindings #body));
    quote_spanned!(site=> #pipes #arrow #body)
}

/// The user's block in one of ours. Ours is of edition 2024, where the temporaries of the last expression are dropped
/// before the bindings around it, as those of a function are dropped before its parameters, whatever the edition.
/// The parentheses keep `unused_braces` from looking at a body of one line.
pub(super) fn inner_body(measured: &Measured) -> TokenStream {
    let block = measured.function.body.block();
    quote_spanned!(Span::mixed_site()=> { (#block) })
}

/// The guard of the call.
fn enter(measured: &Measured, captures: Option<TokenStream>) -> TokenStream {
    let site = Span::mixed_site();
    let rt = runtime(measured);
    let callsite = callsite::callsite(measured);
    match captures {
        None => quote_spanned!(site=> #rt::enter(#callsite)),
        Some(closure) => quote_spanned!(site=> #rt::enter_with(#callsite, #closure)),
    }
}
