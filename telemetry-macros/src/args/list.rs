//! Reads lists with commas, and goes on after a mistake.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, Result, Token};

use crate::diag::Errors;

/// Reads a list with commas. After a mistake it goes on at the next comma, or at the word where one is missing.
pub(super) fn separated(
    input: ParseStream<'_>,
    errors: &mut Errors,
    mut read: impl FnMut(ParseStream<'_>, &mut Errors) -> Result<()>,
) {
    while !input.is_empty() {
        if let Err(error) = read(input, errors) {
            errors.push(error);
            skip_to_comma(input);
        }
        if input.is_empty() || input.parse::<Token![,]>().is_ok() {
            continue;
        }
        errors.at(
            input.span(),
            format!("missing `,` before `{}`", first_token(input)),
        );
        if !input.peek(Ident::peek_any) {
            skip_to_comma(input);
            let _ = input.parse::<Token![,]>();
        }
    }
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}

fn first_token(input: ParseStream<'_>) -> String {
    input
        .cursor()
        .token_tree()
        .map_or_else(String::new, |(token, _)| token.to_string())
}
