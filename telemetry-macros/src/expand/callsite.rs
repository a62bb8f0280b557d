//! The static that stands for an annotated function.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::{runtime, runtime_at, site_at};
use crate::ir::{Budget, Measured, Name};

/// A block whose value is `&'static Callsite`.
pub(super) fn callsite(measured: &Measured) -> TokenStream {
    let site = Span::mixed_site();
    let rt = runtime(measured);
    let settings = settings(measured);
    let (here, new) = match &measured.name {
        // The path of a type that is declared in the function tells which type the function is a method of.
        Name::Resolved(name) => (
            quote_spanned!(site=> enum Here {}),
            quote_spanned!(site=> new::<Here>(#name, ::core::module_path!())),
        ),
        Name::Fixed(name) => (
            TokenStream::new(),
            quote_spanned!(site=> named(#name, ::core::module_path!())),
        ),
        Name::Node(name) => (
            TokenStream::new(),
            quote_spanned!(site=> node(#name, ::core::module_path!())),
        ),
    };
    quote_spanned! {site=>
        {
            #here
            static CALLSITE: #rt::Callsite = #rt::Callsite::#new #settings;
            &CALLSITE
        }
    }
}

/// The settings that were written, each as a `const` method.
fn settings(measured: &Measured) -> TokenStream {
    let site = Span::mixed_site();
    let rt = runtime(measured);
    let settings = &measured.settings;
    let budget_ms = settings.budget_ms.as_ref().map(|budget| match budget {
        Budget::Literal(value) => quote_spanned!(site=> .budget_ms(#value)),
        Budget::Constant(braces) => {
            // In the place of the braces, where rustc then complains of a value that makes no sense.
            let (rt, place) = (runtime_at(braces.span(), measured), site_at(braces.span()));
            let judged = quote_spanned!(place=> #rt::budget_ms(#braces as f64));
            quote_spanned!(site=> .budget_ms(#judged))
        }
    });
    let classify = settings
        .classify
        .then(|| quote_spanned!(site=> .classify()));
    let memory = settings
        .memory
        .as_ref()
        .map(|variant| quote_spanned!(site=> .memory(#rt::Memory::#variant)));
    let level = settings
        .level
        .as_ref()
        .map(|variant| quote_spanned!(site=> .level(#rt::Level::#variant)));
    let sample = settings
        .sample
        .as_ref()
        .map(|value| quote_spanned!(site=> .sample(#value)));
    quote_spanned!(site=> #budget_ms #classify #memory #level #sample)
}
