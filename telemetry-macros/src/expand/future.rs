//! The forms of a function that is awaited: `async`, `async` that must stay so, and one that returns a future.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::punctuated::Punctuated;
use syn::{ReturnType, Signature, Type, TypeTuple, parse_quote_spanned};

use super::parameters::{Moved, moved, moved_after_captures, moved_into_a_block};
use super::sync::{body_closure, called, inner_body};
use super::{callsite, captures, observe, runtime, runtime_at, site_at};
use crate::ir::{Measured, Observe};
use crate::item::{FutureKind, Output, elided, nameable};

/// `fn f(…) -> impl Future<Output = R>`: one coroutine, as small as the user's own.
///
/// The token `impl` is of edition 2024 like this crate, so all lifetimes are captured, as by an `async fn`.
pub(super) fn plain(measured: &Measured, observe: &Observe) -> TokenStream {
    let function = &measured.function;
    let output = output(measured);
    let Moved { inputs, bindings } = moved(measured);
    // In the place of the return type, to which rustc then points; a label there is better than one at the attribute.
    let place = site_at(function.return_span());
    let close = syn::Token![>](site_at(function.return_end()));
    let ty = quote_spanned!(place=> impl ::core::future::Future<Output = #output #close);
    let arrow = match &function.sig.output {
        ReturnType::Default => syn::Token![->](place),
        ReturnType::Type(arrow, _) => *arrow,
    };
    let output_type = ReturnType::Type(arrow, Box::new(Type::Verbatim(ty)));
    let mut sig = Signature {
        asyncness: None,
        inputs,
        output: output_type,
        ..function.sig.clone()
    };
    begin_at_async(&mut sig, function.sig.asyncness);
    let future = wrapped(measured, observe, &output, &bindings);
    let (head, inner) = (function.head(), &function.body.inner);
    // rustc takes the end of a signature from the token in front of the body: an empty `where` that is the user's own,
    // because with one of ours the signature would be the whole attribute.
    let generics = &function.sig.generics;
    let end = generics
        .where_clause
        .is_none()
        .then(|| syn::Token![where](function.return_end()));
    let body = function
        .body
        .braces_around(quote_spanned!(Span::mixed_site()=> #(#inner)* #future));
    quote_spanned!(Span::mixed_site()=> #head #sig #end #body)
}

/// Puts the word that is now the first in the place of `async`, where the signature begins for rustc.
fn begin_at_async(sig: &mut Signature, asyncness: Option<syn::Token![async]>) {
    let Some(word) = asyncness else {
        return;
    };
    match (&mut sig.safety, &mut sig.abi) {
        (syn::Safety::Unsafe(first), _) => first.span = word.span,
        (_, Some(abi)) => abi.extern_token.span = word.span,
        _ => sig.fn_token.span = word.span,
    }
}

/// `async fn f(…) -> R { wrapped.await }`, for the attributes that look for `async`, and for `-> !`.
pub(super) fn kept_async(measured: &Measured, observe: &Observe) -> TokenStream {
    let site = Span::mixed_site();
    let function = &measured.function;
    let output = output(measured);
    let Moved { inputs, bindings } = moved_into_a_block(measured);
    let sig = Signature {
        inputs,
        ..function.sig.clone()
    };
    let awaited = if Output::of(&output) == Output::Never {
        let never = parse_quote_spanned!(site=> ::core::convert::Infallible);
        let future = wrapped(measured, observe, &never, &bindings);
        quote_spanned!(site=> match #future.await {})
    } else {
        let future = wrapped(measured, observe, &output, &bindings);
        quote_spanned!(site=> #future.await)
    };
    let (head, inner) = (function.head(), &function.body.inner);
    let body = function
        .body
        .braces_around(quote_spanned!(site=> #(#inner)* #awaited));
    quote_spanned!(site=> #head #sig #body)
}

/// The user's own code makes the future, which is then wrapped: measured to its completion, not to its construction.
pub(super) fn returned(
    measured: &Measured,
    observe: &Observe,
    output: &Type,
    kind: FutureKind,
) -> TokenStream {
    let site = Span::mixed_site();
    let function = &measured.function;
    let Moved { inputs, bindings } = moved_after_captures(measured);
    // At the body, where rustc then says what is wrong with the future.
    let place = function.body.block().span();
    let (rt, place) = (runtime_at(place, measured), site_at(place));
    let callsite = callsite::callsite(measured);
    let call = called(measured, &bindings);
    // Of a box the compiler knows the output, whatever it is called.
    let output = (kind == FutureKind::Opaque).then_some(output);
    let observe = observe::function(measured, observe, output);
    let sig = Signature {
        inputs,
        ..function.sig.clone()
    };
    // The body may use up what is captured, so it is looked at before.
    let before = captures::closure(measured).map(|closure| {
        quote_spanned! {site=>
            let __telemetry_callsite = #callsite;
            let __telemetry_captured = #rt::captured(__telemetry_callsite, #closure);
        }
    });
    let (callsite, captured) = match before {
        None => (callsite, quote_spanned!(place=> #rt::Captured::NONE)),
        Some(_) => (
            quote_spanned!(place=> __telemetry_callsite),
            quote_spanned!(place=> __telemetry_captured),
        ),
    };
    let future = match kind {
        FutureKind::Opaque if before.is_none() => {
            quote_spanned!(place=> #rt::future(#callsite, #observe, #call))
        }
        FutureKind::Opaque => {
            quote_spanned!(place=> #rt::future_captured(#callsite, #captured, #observe, #call))
        }
        FutureKind::Boxed => {
            quote_spanned!(place=> #rt::boxed(#callsite, #captured, #observe, #call))
        }
        FutureKind::Alias => {
            let body = body_closure(measured, &bindings);
            quote_spanned! {place=>
                {
                    use #rt::{ReturnsSend as _, ReturnsLocal as _, ReturnsOther as _};
                    let __telemetry_call = #rt::once(#body);
                    (&&&#rt::returned(&__telemetry_call)).telemetry_measured(#callsite, #captured, #observe, __telemetry_call)
                }
            }
        }
    };
    let (head, inner) = (function.head(), &function.body.inner);
    let body = function
        .body
        .braces_around(quote_spanned!(site=> #(#inner)* #before #future));
    quote_spanned!(site=> #head #sig #body)
}

/// `rt::future(callsite, observe, async move { … })`
fn wrapped(
    measured: &Measured,
    observe: &Observe,
    output: &Type,
    bindings: &TokenStream,
) -> TokenStream {
    let site = Span::mixed_site();
    let rt = runtime(measured);
    let callsite = callsite::callsite(measured);
    let observe = observe::function(measured, observe, Some(output));
    let capture =
        captures::closure(measured).map(|closure| quote_spanned!(site=> #rt::capture(#closure);));
    let body = inner_body(measured);
    // An `async` block cannot say its output. A `return` that is never reached does, before the user's code is looked
    // at, so that coercions, inference and messages are those of an `async fn`.
    let output_hint = nameable(output).map(|output| {
        let output = elided(&output);
        // All in the place of the return type, to which rustc then points as it does in an `async fn`.
        let place = measured.function.return_span();
        let rt = runtime_at(place, measured).of_the_user(place);
        // The type stands behind an arrow as in the signature, so that rustc says of both the same, which is once.
        let returned = quote_spanned!(place=> return #rt::call(|| -> #output { #rt::output() }););
        quote_spanned!(site=> if false { #returned })
    });
    // At the body, because rustc says of the call what it would say of the value of the body; and the block is the
    // user's own, so that the panic of a future that is polled after its end has the place of the function.
    let own = measured.function.body.block().span();
    let (rt, place) = (runtime_at(own, measured), site_at(own));
    let words = quote_spanned!(own=> async move);
    let block = measured
        .function
        .body
        .braces_around(quote_spanned!(site=> #output_hint #bindings #capture #body));
    quote_spanned!(place=> #rt::future(#callsite, #observe, #words #block))
}

/// The declared return type.
fn output(measured: &Measured) -> Type {
    match &measured.function.sig.output {
        ReturnType::Default => Type::Tuple(TypeTuple {
            attrs: Vec::new(),
            paren_token: syn::token::Paren(Span::mixed_site()),
            elems: Punctuated::new(),
        }),
        ReturnType::Type(_, ty) => (**ty).clone(),
    }
}
