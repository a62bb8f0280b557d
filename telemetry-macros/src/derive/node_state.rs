//! `#[derive(NodeState)]`: the names of the fields, and a summary of their values.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Ident, Path};

use crate::diag::Errors;
use crate::expand::{native, site_at};

/// A struct that is the state of a node.
struct State {
    input: DeriveInput,
    runtime: TokenStream,
    fields: Vec<Ident>,
}

/// Derives `NodeState`, or says what is wrong.
pub(crate) fn node_state(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let state = match syn::parse2(input) {
        Ok(input) => State::check(input, &mut errors),
        Err(error) => return error.to_compile_error(),
    };
    match (errors.into_compile_errors(), state) {
        (None, Some(state)) => state.expand(),
        (errors, _) => errors.unwrap_or_default(),
    }
}

impl State {
    fn check(input: DeriveInput, errors: &mut Errors) -> Option<Self> {
        let runtime = runtime(&input.attrs, errors);
        let (span, what) = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(named) => {
                    let fields = named
                        .named
                        .iter()
                        .filter(|field| !is_skipped(field, errors));
                    let fields = fields.filter_map(|field| field.ident.clone()).collect();
                    return Some(Self {
                        input,
                        runtime,
                        fields,
                    });
                }
                Fields::Unnamed(_) => (input.ident.span(), "a tuple struct"),
                Fields::Unit => (input.ident.span(), "a unit struct"),
            },
            Data::Enum(data) => (data.enum_token.span, "an enum"),
            Data::Union(data) => (data.union_token.span, "a union"),
        };
        let message = format!(
            "`NodeState` needs a struct with named fields, whose names are the keys of the state; \
            implement it by hand for {what}"
        );
        errors.at(span, message);
        None
    }

    fn expand(&self) -> TokenStream {
        let site = Span::mixed_site();
        let Self {
            input,
            runtime: rt,
            fields,
        } = self;
        let name = &input.ident;
        let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
        let keys: Vec<String> = fields
            .iter()
            .map(|field| field.unraw().to_string())
            .collect();
        let values = fields
            .iter()
            .map(|field| native(rt, &quote_spanned!(site_at(field.span())=> self.#field)));
        let visit = if fields.is_empty() {
            quote_spanned!(site=> _)
        } else {
            quote_spanned!(site=> visit)
        };
        quote_spanned! {site=>
            #[automatically_derived]
            impl #impl_generics #rt::NodeState for #name #type_generics #where_clause {
                fn keys(&self, #visit: &mut dyn ::core::ops::FnMut(&str)) {
                    #(visit(#keys);)*
                }
                fn summary(&self, #visit: &mut dyn ::core::ops::FnMut(&str, #rt::value::Value<'_>)) {
                    #(visit(#keys, #values);)*
                }
            }
        }
    }
}

/// The path of everything that expanded code may name; `#[node_state(crate = path)]` on the struct moves it.
fn runtime(attrs: &[Attribute], errors: &mut Errors) -> TokenStream {
    let site = Span::mixed_site();
    let mut krate = quote_spanned!(site=> ::telemetry_runtime);
    read(attrs, errors, |meta| {
        if !meta.path.is_ident("crate") {
            return Err(
                meta.error("unknown argument; on a struct only `crate = path` can stand here")
            );
        }
        krate = meta
            .value()?
            .call(Path::parse_mod_style)?
            .into_token_stream();
        Ok(())
    });
    quote_spanned!(site=> #krate::__private)
}

/// `#[node_state(skip)]`
fn is_skipped(field: &Field, errors: &mut Errors) -> bool {
    let mut skipped = false;
    read(&field.attrs, errors, |meta| {
        if !meta.path.is_ident("skip") {
            return Err(meta.error("unknown argument; on a field only `skip` can stand here"));
        }
        skipped = true;
        Ok(())
    });
    skipped
}

fn read(
    attrs: &[Attribute],
    errors: &mut Errors,
    mut argument: impl FnMut(ParseNestedMeta<'_>) -> syn::Result<()>,
) {
    for attr in attrs
        .iter()
        .filter(|attr| attr.path().is_ident("node_state"))
    {
        if let Err(error) = attr.parse_nested_meta(&mut argument) {
            errors.push(error);
        }
    }
}
