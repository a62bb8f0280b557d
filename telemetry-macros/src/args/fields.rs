//! The list in `fields(user, len = query.len(), ?debugged, %displayed)`.

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::{Error, Expr, Ident, LitStr, Member, Token, parenthesized, token};

use super::list::separated;
use super::missing;
use crate::diag::Errors;
use crate::keys::Key;

/// A field to capture.
#[derive(Clone)]
pub(crate) struct RawField {
    pub(crate) name: String,
    pub(crate) name_span: Span,
    pub(crate) show: Show,
    pub(crate) value: Expr,
}

/// How a captured value is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Show {
    /// As a number, a boolean or a string where it is one, else by `Display`, else by `Debug`.
    Value,
    /// `?value`
    Debug,
    /// `%value`
    Display,
}

/// Reads the list with its parentheses.
pub(super) fn list(
    word: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Result<Vec<RawField>> {
    if input.peek(Token![=]) {
        return Err(input.error(format!(
            "the fields stand in parentheses: `{}`",
            Key::Fields.example()
        )));
    }
    if !input.peek(token::Paren) {
        return Err(missing(Key::Fields, word));
    }
    let content;
    parenthesized!(content in input);
    let mut fields = Vec::new();
    separated(&content, errors, |input, _| {
        fields.push(field(input)?);
        Ok(())
    });
    Ok(fields)
}

fn field(input: ParseStream<'_>) -> Result<RawField> {
    let ahead = input.fork();
    if let Some((name, name_span)) = name(&ahead) {
        if ahead.peek(Token![=]) && !ahead.peek(Token![==]) {
            name_of(input)?;
            input.parse::<Token![=]>()?;
            let show = show(input)?;
            return Ok(RawField {
                name,
                name_span,
                show,
                value: input.parse()?,
            });
        }
    }
    let show = show(input)?;
    let value: Expr = input.parse()?;
    match &value {
        Expr::Path(path) if path.path.get_ident().is_some() => {
            let ident = path.path.require_ident()?;
            Ok(RawField {
                name: ident.unraw().to_string(),
                name_span: ident.span(),
                show,
                value,
            })
        }
        _ => {
            let shown = value
                .to_token_stream()
                .to_string()
                .replace(" . ", ".")
                .replace(" (", "(")
                .replace("( ", "(");
            let message = format!(
                "`{shown}` needs a name: `{} = {}{shown}`",
                suggested_name(&value),
                show.sigil()
            );
            Err(Error::new_spanned(value, message))
        }
    }
}

/// A name: `word`, `dotted.words`, or a string.
fn name(input: ParseStream<'_>) -> Option<(String, Span)> {
    let span = input.span();
    name_of(input).ok().map(|name| (name, span))
}

fn name_of(input: ParseStream<'_>) -> Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    let mut name = input.call(Ident::parse_any)?.unraw().to_string();
    while input.parse::<Option<Token![.]>>()?.is_some() {
        name.push('.');
        name.push_str(&input.call(Ident::parse_any)?.unraw().to_string());
    }
    Ok(name)
}

fn show(input: ParseStream<'_>) -> Result<Show> {
    if input.parse::<Option<Token![?]>>()?.is_some() {
        return Ok(Show::Debug);
    }
    Ok(if input.parse::<Option<Token![%]>>()?.is_some() {
        Show::Display
    } else {
        Show::Value
    })
}

impl Show {
    fn sigil(self) -> &'static str {
        match self {
            Self::Value => "",
            Self::Debug => "?",
            Self::Display => "%",
        }
    }
}

/// The last word of the expression, for the message that asks for a name.
fn suggested_name(value: &Expr) -> String {
    match value {
        Expr::Field(field) => match &field.member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(_) => suggested_name(&field.base),
        },
        Expr::MethodCall(call) => call.method.unraw().to_string(),
        Expr::Reference(reference) => suggested_name(&reference.expr),
        Expr::Path(path) => path
            .path
            .segments
            .last()
            .map_or("name".to_owned(), |last| last.ident.unraw().to_string()),
        _ => "name".to_owned(),
    }
}
