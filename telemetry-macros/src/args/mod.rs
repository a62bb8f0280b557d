//! What was written between the parentheses of an attribute: every argument once, with its span, not yet judged.

mod fields;
mod value;

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Expr, ExprPath, Ident, LitStr, Path, Result, Token};

use crate::diag::{Errors, suggestion};
use crate::keys::{Attribute, Key};

pub(crate) use self::fields::{RawField, Show};
pub(crate) use self::value::Number;

/// An argument with the name that it was written by.
#[derive(Clone)]
pub(crate) struct Written<T> {
    pub(crate) word: Ident,
    pub(crate) value: T,
}

/// The arguments as they were written.
#[derive(Default)]
pub(crate) struct RawArgs {
    pub(crate) name: Option<Written<LitStr>>,
    pub(crate) budget_ms: Option<Written<Number>>,
    pub(crate) classify: Option<Written<()>>,
    pub(crate) memory: Option<Written<LitStr>>,
    pub(crate) level: Option<Written<LitStr>>,
    pub(crate) sample: Option<Written<Number>>,
    pub(crate) fields: Option<Written<Vec<RawField>>>,
    pub(crate) request_id: Option<Written<Expr>>,
    pub(crate) ok_if: Option<Written<ExprPath>>,
    pub(crate) error_if: Option<Written<ExprPath>>,
    pub(crate) krate: Option<Written<Path>>,
    pub(crate) skip: Option<Written<()>>,
    pub(crate) state: Option<Written<Ident>>,
}

const EXPECTED: &str = "expected an argument, such as `budget_ms = 10`";

impl RawArgs {
    /// Reads all arguments; a mistake in one does not hide the next.
    pub(crate) fn read(attribute: Attribute, tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut args = Self::default();
        let read = |input: ParseStream<'_>| {
            separated(input, errors, |input, errors| args.argument(attribute, input, errors));
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            errors.push(error);
        }
        args
    }

    fn argument(&mut self, attribute: Attribute, input: ParseStream<'_>, errors: &mut Errors) -> Result<()> {
        let Ok(word) = input.call(Ident::parse_any) else {
            let is_name = input.peek(LitStr);
            return Err(input.error(if is_name { "a name needs its key: `name = \"…\"`" } else { EXPECTED }));
        };
        let name = word.unraw().to_string();
        let Some(key) = Key::named(&name) else {
            let suggestion = suggestion(&name, Key::names(attribute));
            return Err(Error::new(word.span(), format!("unknown argument `{name}`{suggestion}")));
        };
        if !key.belongs_to(attribute) {
            return Err(Error::new(word.span(), format!("`{name}` belongs to `#[traced_node]`; remove it")));
        }
        match key {
            Key::Name => set(&mut self.name, word, |word| value::string(key, word, input)),
            Key::BudgetMs => set(&mut self.budget_ms, word, |word| value::number(key, word, input)),
            Key::Classify => set(&mut self.classify, word, |word| value::flag(word, input)),
            Key::Memory => set(&mut self.memory, word, |word| value::string(key, word, input)),
            Key::Level => set(&mut self.level, word, |word| value::string(key, word, input)),
            Key::Sample => set(&mut self.sample, word, |word| value::number(key, word, input)),
            Key::Fields => set(&mut self.fields, word, |word| fields::list(word, input, errors)),
            Key::RequestId => set(&mut self.request_id, word, |word| value::expression(key, word, input)),
            Key::OkIf => set(&mut self.ok_if, word, |word| value::function(key, word, input)),
            Key::ErrorIf => set(&mut self.error_if, word, |word| value::function(key, word, input)),
            Key::Crate => set(&mut self.krate, word, |word| value::path(key, word, input)),
            Key::Skip => set(&mut self.skip, word, |word| value::flag(word, input)),
            Key::State => set(&mut self.state, word, |word| value::parameter(key, word, input)),
        }
    }

    /// The words of the arguments that speak of one function, and so cannot stand on a block of them.
    pub(crate) fn words_for_one_function(&self) -> impl Iterator<Item = &Ident> {
        [
            self.name.as_ref().map(|written| &written.word),
            self.fields.as_ref().map(|written| &written.word),
            self.request_id.as_ref().map(|written| &written.word),
            self.ok_if.as_ref().map(|written| &written.word),
            self.error_if.as_ref().map(|written| &written.word),
            self.state.as_ref().map(|written| &written.word),
        ]
        .into_iter()
        .flatten()
    }

    /// The words of all arguments but `skip`.
    pub(crate) fn words_beside_skip(&self) -> impl Iterator<Item = &Ident> {
        let settings = [
            self.budget_ms.as_ref().map(|written| &written.word),
            self.classify.as_ref().map(|written| &written.word),
            self.memory.as_ref().map(|written| &written.word),
            self.level.as_ref().map(|written| &written.word),
            self.sample.as_ref().map(|written| &written.word),
            self.krate.as_ref().map(|written| &written.word),
        ];
        self.words_for_one_function().chain(settings.into_iter().flatten())
    }
}

/// Reads a value into its slot; a second one for the same slot is refused, whatever the argument.
fn set<T>(slot: &mut Option<Written<T>>, word: Ident, read: impl FnOnce(&Ident) -> Result<T>) -> Result<()> {
    let value = read(&word)?;
    if slot.is_some() {
        return Err(Error::new(word.span(), format!("duplicate argument `{word}`; remove one of the two")));
    }
    *slot = Some(Written { word, value });
    Ok(())
}

/// Reads a list with commas. After a mistake it goes on at the next comma, or at the word where one is missing.
fn separated(
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
        errors.at(input.span(), format!("missing `,` before `{}`", first_token(input)));
        if !input.peek(Ident::peek_any) {
            skip_to_comma(input);
            let _ = input.parse::<Token![,]>();
        }
    }
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            break;
        }
    }
}

fn first_token(input: ParseStream<'_>) -> String {
    input.cursor().token_tree().map_or_else(String::new, |(token, _)| token.to_string())
}

/// Where to point when the value after a word is missing: at the word itself.
fn missing(key: Key, word: &Ident) -> Error {
    let span: Span = word.span();
    Error::new(span, format!("`{word}` needs a value: `{}`", key.example()))
}
