//! Finds the outcome in the returned value, called `__telemetry_out`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{ReturnType, Type};

use super::runtime::Runtime;
use super::{runtime, runtime_at, site_at};
use crate::ir::{Capture, Form, Measured, NodeOutcome, Observe};
use crate::item::{elided, nameable, success};

/// The function that looks at the output of a future; of what type, where that is written.
pub(super) fn function(
    measured: &Measured,
    observe: &Observe,
    output: Option<&Type>,
) -> TokenStream {
    if let Observe::Nothing = observe {
        let rt = runtime(measured);
        return quote_spanned!(Span::mixed_site()=> #rt::probe::ok);
    }
    let site = site_at(measured.function.return_span());
    let value = value(measured, observe);
    // Written out, because a closure's parameter must be known before its body is looked at.
    let output = output
        .and_then(nameable)
        .map_or_else(|| quote_spanned!(site=> _), |output| elided(&output));
    quote_spanned!(site=> |__telemetry_out: &#output| #value)
}

/// The statement that ends the call of the guard `__telemetry`, whose result is `__telemetry_output`.
pub(super) fn finish(measured: &Measured, observe: &Observe) -> TokenStream {
    let place = measured.function.return_span();
    let (rt, site) = (runtime_at(place, measured), site_at(place));
    if let Observe::Classify { borrows } = observe {
        let error_of = error_of(*borrows, site);
        return quote_spanned! {site=>
            #rt::probe::#error_of(&__telemetry_output).telemetry_finish(__telemetry);
        };
    }
    // Functions of the user: they are called only if anybody wants to know.
    let value = value(measured, observe);
    quote_spanned! {Span::mixed_site()=>
        __telemetry.finish(|| { let __telemetry_out = &__telemetry_output; #value });
    }
}

/// The name of the probe for the error in a result.
fn error_of(borrows: bool, site: Span) -> Ident {
    Ident::new(
        if borrows {
            "borrowed_error_of"
        } else {
            "error_of"
        },
        site,
    )
}

/// The expression that makes a `Seen` of `out`.
pub(super) fn value(measured: &Measured, observe: &Observe) -> TokenStream {
    let place = measured.function.return_span();
    let (rt, site) = (runtime_at(place, measured), site_at(place));
    match observe {
        Observe::Nothing => quote_spanned!(site=> #rt::probe::ok(__telemetry_out)),
        Observe::Probe => {
            quote_spanned!(site=> #rt::probe::Output(__telemetry_out).telemetry_seen())
        }
        Observe::OkIf(path) => quote_spanned!(site=> #rt::probe::ok_if(__telemetry_out, #path)),
        Observe::ErrorIf(path) => {
            quote_spanned!(site=> #rt::probe::error_if(__telemetry_out, #path))
        }
        Observe::Classify { borrows } => {
            let error_of = error_of(*borrows, site);
            quote_spanned!(site=> #rt::probe::#error_of(__telemetry_out).telemetry_seen())
        }
        Observe::Node(outcome) => {
            let node = node(measured, rt, site, outcome);
            // The state is asked, which is the user's: a panic in that ends there.
            quote_spanned!(site=> #rt::probe::observed(|| #node))
        }
    }
}

fn node(measured: &Measured, rt: Runtime<'_>, site: Span, outcome: &NodeOutcome) -> TokenStream {
    // What is wrong with the type of the state is told where it goes in, once.
    let otherwise = if returns_its_state(measured) {
        quote_spanned!(site=> JudgedState)
    } else {
        quote_spanned!(site=> UnknownState)
    };
    let state = quote_spanned! {site=>
        {
            use #rt::probe::{KnownState as _, SerializedState as _, MapState as _, #otherwise as _};
            (&&&&#rt::probe::State(__telemetry_out)).telemetry_output()
        }
    };
    let either = |split: TokenStream, borrows: bool| {
        let error = error(rt, site, borrows);
        quote_spanned! {site=>
            match #split {
                ::core::result::Result::Ok(__telemetry_out) => #state,
                ::core::result::Result::Err(__telemetry_error) => #error
            }
        }
    };
    match outcome {
        NodeOutcome::State => state,
        NodeOutcome::Result { borrows } => either(
            quote_spanned!(site=> #rt::probe::node_result(__telemetry_out)),
            *borrows,
        ),
        NodeOutcome::Either { borrows } => {
            let split = quote_spanned! {site=>
                { use #rt::probe::{SplitResult as _, SplitAny as _}; (&#rt::probe::Output(__telemetry_out)).telemetry_split() }
            };
            either(split, *borrows)
        }
        NodeOutcome::StateOkIf(path) => quote_spanned! {site=>
            if #rt::probe::says(__telemetry_out, #path) { #state } else { #rt::probe::error(__telemetry_out) }
        },
        NodeOutcome::StateErrorIf(path) => quote_spanned! {site=>
            if #rt::probe::says(__telemetry_out, #path) { #rt::probe::error(__telemetry_out) } else { #state }
        },
    }
}

/// Whether a node's output is written with the type of its state.
fn returns_its_state(measured: &Measured) -> bool {
    let state = measured.captures.iter().find_map(|capture| match capture {
        Capture::State(_, ty) => ty.as_ref(),
        _ => None,
    });
    let output = match (&measured.form, &measured.function.sig.output) {
        (Form::ReturnsFuture { output, .. }, _) | (_, ReturnType::Type(_, output)) => output,
        (_, ReturnType::Default) => return false,
    };
    let text = |ty: &Type| ty.to_token_stream().to_string();
    state.is_some_and(|state| text(state) == text(success(output)))
}

/// What is known of an error depends on its type; the compiler picks the most that there is.
fn error(rt: Runtime<'_>, site: Span, borrows: bool) -> TokenStream {
    let value = if borrows {
        "borrowed_error_value"
    } else {
        "error_value"
    };
    let value = Ident::new(value, site);
    quote_spanned!(site=> #rt::probe::#value(__telemetry_error).telemetry_seen())
}
