//! The attributes of the telemetry toolkit; use them through `telemetry_runtime`, where they are documented.
//!
//! Four stages, four types: tokens are read into `RawArgs` (what was written, with spans), `check` turns that and the
//! item into `ir` (plain, and cannot be wrong), and `expand` turns `ir` into tokens. Whatever is wrong is collected in
//! `Errors` and reported at once, beside the unchanged item.

mod args;
mod check;
mod derive;
mod diag;
mod edition;
mod expand;
mod ir;
mod item;
mod keys;
mod reader;

#[cfg(test)]
mod snapshots;

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::RawArgs;
use crate::diag::Errors;
use crate::item::Item;
use crate::keys::Attribute;
use crate::reader::Reader;

/// Measures each call of a function, of every function of an `impl` block, or of an inline `mod`.
///
/// Use it through `telemetry_runtime`, where it is documented.
#[proc_macro_attribute]
pub fn measured(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    let reader = Reader::of_this_process();
    attribute(Attribute::Measured, args.into(), item.into(), reader).into()
}

/// Measures and traces a node of a workflow graph: state in, state out.
///
/// Use it through `telemetry_runtime`, where it is documented.
#[proc_macro_attribute]
pub fn traced_node(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    let reader = Reader::of_this_process();
    attribute(Attribute::TracedNode, args.into(), item.into(), reader).into()
}

/// Names the fields of a state, so that a traced node can report them.
///
/// Use it through `telemetry_runtime`, where it is documented.
#[proc_macro_derive(NodeState, attributes(node_state))]
pub fn derive_node_state(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::node_state(input.into()).into()
}

/// The whole program of an attribute: read, check, expand; on any mistake, all of them and the item as it was.
fn attribute(
    attribute: Attribute,
    args: TokenStream,
    item: TokenStream,
    reader: Reader,
) -> TokenStream {
    let mut errors = Errors::default();
    let args = RawArgs::read(attribute, args, &mut errors);
    let target = check::check(attribute, args, Item::read(item.clone()), &mut errors);
    match errors.into_compile_errors() {
        None => expand::target(&target, reader),
        Some(errors) => {
            let unchanged = Item::read(item).without_attributes();
            quote!(#errors #unchanged)
        }
    }
}
