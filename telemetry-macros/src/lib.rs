//! The attributes of the telemetry toolkit; use them through `telemetry_runtime`, where they are documented.
//!
//! Four stages, four types: tokens are read into [`RawArgs`](args::RawArgs) (what was written, with spans), [`check`]
//! turns that and the item into [`ir`] (plain, and cannot be wrong), and [`expand`] turns `ir` into tokens. Whatever is
//! wrong is collected in [`Errors`](diag::Errors) and reported at once, beside the unchanged item.

mod args;
mod check;
mod derive;
mod diag;
mod expand;
mod ir;
mod item;
mod keys;

#[cfg(test)]
mod snapshots;

use proc_macro::TokenStream;

use crate::keys::Attribute;

/// Measures each call of a function, of every function of an `impl` block, or of an inline `mod`.
///
/// Use it through `telemetry_runtime`, where it is documented.
#[proc_macro_attribute]
pub fn measured(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute(Attribute::Measured, args.into(), item.into()).into()
}

/// Measures and traces a node of a workflow graph: state in, state out.
///
/// Use it through `telemetry_runtime`, where it is documented.
#[proc_macro_attribute]
pub fn traced_node(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute(Attribute::TracedNode, args.into(), item.into()).into()
}

/// Names the fields of a state, so that a traced node can report them.
///
/// Use it through `telemetry_runtime`, where it is documented.
#[proc_macro_derive(NodeState, attributes(node_state))]
pub fn derive_node_state(input: TokenStream) -> TokenStream {
    derive::node_state(input.into()).into()
}

/// The whole program of an attribute: read, check, expand; on any mistake, all of them and the item as it was.
fn attribute(
    attribute: Attribute,
    args: proc_macro2::TokenStream,
    tokens: proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    let mut errors = diag::Errors::default();
    let raw = args::RawArgs::read(attribute, args, &mut errors);
    let item = item::Item::read(tokens.clone(), &mut errors);
    let checked = item.map(|item| (item.without_attributes(), check::check(attribute, raw, item, &mut errors)));
    match (errors.into_compile_errors(), checked) {
        (None, Some((_, target))) => expand::target(&target),
        (None, None) => tokens,
        (Some(errors), Some((item, _))) => quote::quote!(#errors #item),
        (Some(errors), None) => quote::quote!(#errors #tokens),
    }
}
