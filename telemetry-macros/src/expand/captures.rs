//! What is recorded when a call starts: lazily, so that nothing is evaluated while telemetry is off.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;

use super::runtime::Runtime;
use super::{runtime, site_at};
use crate::args::Show;
use crate::ir::{Capture, Measured};

/// The closure `|capture| …`; `None` when nothing is recorded.
pub(super) fn closure(measured: &Measured) -> Option<TokenStream> {
    if measured.captures.is_empty() {
        return None;
    }
    let site = Span::mixed_site();
    let rt = runtime(measured);
    let captures = measured
        .captures
        .iter()
        .map(|capture| self::capture(rt, capture));
    Some(quote_spanned!(site=> |__telemetry_capture| { #(#captures)* }))
}

fn capture(rt: Runtime<'_>, capture: &Capture) -> TokenStream {
    let site = Span::mixed_site();
    match capture {
        Capture::Field { name, show, value } => {
            let value = match show {
                Show::Value => native(rt, value),
                Show::Debug => {
                    let site = site_at(value.span());
                    quote_spanned!(site=> #rt::value::debug(&(#value)))
                }
                Show::Display => {
                    let site = site_at(value.span());
                    quote_spanned!(site=> #rt::value::display(&(#value)))
                }
            };
            quote_spanned!(site=> __telemetry_capture.field(#name, #value);)
        }
        Capture::RequestId(value) => {
            let value = native(rt, value);
            quote_spanned!(site=> __telemetry_capture.request_id(#value);)
        }
        Capture::State(ident, ty) => {
            let site = site_at(ty.as_ref().map_or(ident.span(), Spanned::span));
            quote_spanned! {site=>
                { use #rt::probe::{KnownState as _, SerializedState as _, MapState as _, UnknownState as _}; (&&&&#rt::probe::State(&#ident)).telemetry_input(__telemetry_capture); }
            }
        }
    }
}

/// The compiler picks the kind of value by its type.
pub(crate) fn native(rt: impl ToTokens, value: &(impl ToTokens + Spanned)) -> TokenStream {
    let site = site_at(value.span());
    quote_spanned!(site=> #rt::value::of(&(#value)).telemetry_value())
}
