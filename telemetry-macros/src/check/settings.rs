//! Judges what may be said for a function or for a whole block: numbers and words.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::ToTokens;
use syn::LitStr;
use syn::spanned::Spanned;

use crate::args::{Number, RawArgs, Written};
use crate::diag::{Errors, suggestion};
use crate::ir::{Budget, Settings};
use crate::keys::{LEVEL, MEMORY};

/// What was written here, and for the rest what was inherited.
pub(super) fn check(args: &RawArgs, inherited: &Settings, errors: &mut Errors) -> Settings {
    let runtime = args
        .krate
        .as_ref()
        .map(|written| written.value.to_token_stream());
    Settings {
        runtime: runtime.or_else(|| inherited.runtime.clone()),
        budget_ms: budget_ms(args, errors).or_else(|| inherited.budget_ms.clone()),
        classify: args.classify.is_some() || inherited.classify,
        memory: word(args.memory.as_ref(), &MEMORY, errors).or_else(|| inherited.memory.clone()),
        level: word(args.level.as_ref(), &LEVEL, errors).or_else(|| inherited.level.clone()),
        sample: sample(args, errors).or_else(|| inherited.sample.clone()),
    }
}

/// Ten years, in milliseconds.
const TEN_YEARS_MS: f64 = 10.0 * 365.0 * 86_400_000.0;

fn budget_ms(args: &RawArgs, errors: &mut Errors) -> Option<Budget> {
    match args.budget_ms.as_ref()?.value.clone() {
        Number::Braced(tokens) => Some(Budget::Constant(tokens)),
        Number::Literal { value, written } if value > 0.0 && value < TEN_YEARS_MS => {
            Some(Budget::Literal(literal(value, &written)))
        }
        Number::Literal { written, .. } => {
            errors.on(
                written,
                "`budget_ms` must be above 0 and below ten years; remove it where there is no budget",
            );
            None
        }
    }
}

fn sample(args: &RawArgs, errors: &mut Errors) -> Option<TokenStream> {
    match args.sample.as_ref()?.value.clone() {
        Number::Literal { value, written } if !(0.0..=1.0).contains(&value) => {
            errors.on(
                written,
                "`sample` is a fraction from 0.0 to 1.0, such as `sample = 0.01`",
            );
            None
        }
        Number::Literal { value, written } => Some(literal(value, &written)),
        Number::Braced(_) => None,
    }
}

fn literal(value: f64, written: &TokenStream) -> TokenStream {
    let mut literal = Literal::f64_suffixed(value);
    literal.set_span(written.span());
    literal.to_token_stream()
}

/// One of a few words, as the variant that it stands for.
fn word(
    written: Option<&Written<LitStr>>,
    table: &[(&str, &str)],
    errors: &mut Errors,
) -> Option<Ident> {
    let Written { word, value } = written?;
    let found = table.iter().find(|row| row.0 == value.value());
    if found.is_none() {
        let lower = value.value().to_lowercase();
        let suggestion = suggestion(&lower, table.iter().map(|row| row.0));
        errors.at(
            value.span(),
            format!("`{word}` cannot be `{}`{suggestion}", value.value()),
        );
    }
    found.map(|row| Ident::new(row.1, Span::mixed_site()))
}
