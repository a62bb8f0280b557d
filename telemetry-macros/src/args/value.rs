//! The shapes of values: a string, a number, a flag, a path, an expression; what it means is judged in `check`.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::{Error, Expr, ExprPath, Ident, Lit, LitStr, Path, Token, token};

use super::missing;
use crate::keys::Key;

/// A number as it was written.
#[derive(Clone)]
pub(crate) enum Number {
    /// A literal, infinite when it is too large for an `f64`.
    Literal { value: f64, written: TokenStream },
    /// A constant expression with its braces.
    Braced(TokenStream),
}

/// `key = "…"`
pub(super) fn string(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<LitStr> {
    equals(key, word, input)?;
    input
        .parse()
        .map_err(|error| wanted(key, word, "a string", error.span()))
}

/// `key = 1`, `key = 0.5`, `key = -1` (refused later, by its value), `key = { CONST }`
pub(super) fn number(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<Number> {
    equals(key, word, input)?;
    if key == Key::BudgetMs && input.peek(token::Brace) {
        return Ok(Number::Braced(input.parse::<TokenTree>()?.into()));
    }
    let start = input.span();
    let minus: Option<Token![-]> = input.parse()?;
    let sign = if minus.is_some() { -1.0 } else { 1.0 };
    match input.parse::<Lit>() {
        Ok(Lit::Int(lit)) => Ok(Number::Literal {
            value: sign * lit.base10_parse::<f64>()?,
            written: quote!(#minus #lit),
        }),
        Ok(Lit::Float(lit)) => Ok(Number::Literal {
            value: sign * lit.base10_parse::<f64>()?,
            written: quote!(#minus #lit),
        }),
        Ok(Lit::Str(lit)) if lit.value().trim().parse::<f64>().is_ok() => {
            let value = lit.value();
            Err(Error::new(
                lit.span(),
                format!(
                    "`{word}` is a number, not a string: `{word} = {}`",
                    value.trim()
                ),
            ))
        }
        Err(_) if key == Key::BudgetMs && (input.peek(Ident) || input.peek(Token![::])) => {
            let path: Path = input.parse()?;
            let shown = quote!(#path).to_string().replace(' ', "");
            Err(Error::new_spanned(
                path,
                format!("a constant stands in braces: `{word} = {{ {shown} }}`"),
            ))
        }
        _ => Err(wanted(key, word, "a number", start)),
    }
}

/// `key`, alone
pub(super) fn flag(word: &Ident, input: ParseStream<'_>) -> Result<()> {
    if input.peek(Token![=]) || input.peek(token::Paren) {
        return Err(input.error(format!("`{word}` takes no value: write `{word}` alone")));
    }
    Ok(())
}

/// `key = some.expression()`
pub(super) fn expression(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<Expr> {
    equals(key, word, input)?;
    input.parse()
}

/// `key = path::of::function`
pub(super) fn function(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<ExprPath> {
    equals(key, word, input)?;
    let start = input.span();
    match input.parse::<Expr>() {
        Ok(Expr::Path(path)) => Ok(path),
        Ok(other) => Err(Error::new_spanned(
            other,
            format!("`{word}` is the path of a function: `{}`", key.example()),
        )),
        Err(_) => Err(wanted(key, word, "the path of a function", start)),
    }
}

/// `key = path::of::crate`
pub(super) fn path(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<Path> {
    equals(key, word, input)?;
    input
        .call(Path::parse_mod_style)
        .map_err(|error| wanted(key, word, "a path", error.span()))
}

/// `key = parameter`
pub(super) fn parameter(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<Ident> {
    equals(key, word, input)?;
    input
        .call(Ident::parse_any)
        .map_err(|error| wanted(key, word, "the name of a parameter", error.span()))
}

fn equals(key: Key, word: &Ident, input: ParseStream<'_>) -> Result<()> {
    input.parse::<Token![=]>().map_err(|_| missing(key, word))?;
    if input.is_empty() || input.peek(Token![,]) {
        Err(missing(key, word))
    } else {
        Ok(())
    }
}

fn wanted(key: Key, word: &Ident, what: &str, span: Span) -> Error {
    Error::new(span, format!("`{word}` is {what}: `{}`", key.example()))
}
