//! What was written between the parentheses of an attribute: every argument once, with its span, not yet judged.

mod fields;
mod list;
mod value;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Expr, ExprPath, Ident, LitStr, Path, Result};

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

impl RawArgs {
    /// Reads all arguments; a mistake in one does not hide the next.
    pub(crate) fn read(attribute: Attribute, tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut args = Self::default();
        let read = |input: ParseStream<'_>| {
            list::separated(input, errors, |input, errors| {
                args.argument(attribute, input, errors)
            });
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            errors.push(error);
        }
        args
    }

    fn argument(
        &mut self,
        attribute: Attribute,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> Result<()> {
        let Ok(word) = input.call(Ident::parse_any) else {
            // `#[measured = "…"]` comes here too.
            let message = match input.fork().parse::<LitStr>() {
                Ok(name) => format!(
                    "a name needs its key: `(name = {})`",
                    name.to_token_stream()
                ),
                Err(_) => "expected an argument, such as `budget_ms = 10`".to_owned(),
            };
            return Err(input.error(message));
        };
        let name = word.unraw().to_string();
        let Some(key) = Key::named(&name) else {
            let suggestion = suggestion(&name, Key::names(attribute));
            return Err(Error::new(
                word.span(),
                format!("unknown argument `{name}`{suggestion}"),
            ));
        };
        if !key.belongs_to(attribute) {
            return Err(Error::new(
                word.span(),
                format!("`{name}` belongs to `#[traced_node]`; remove it"),
            ));
        }
        match key {
            Key::Name => set(&mut self.name, word, |word| value::string(key, word, input)),
            Key::BudgetMs => set(&mut self.budget_ms, word, |word| {
                value::number(key, word, input)
            }),
            Key::Classify => set(&mut self.classify, word, |word| value::flag(word, input)),
            Key::Memory => set(&mut self.memory, word, |word| {
                value::string(key, word, input)
            }),
            Key::Level => set(&mut self.level, word, |word| {
                value::string(key, word, input)
            }),
            Key::Sample => set(&mut self.sample, word, |word| {
                value::number(key, word, input)
            }),
            Key::Fields => set(&mut self.fields, word, |word| {
                fields::list(word, input, errors)
            }),
            Key::RequestId => set(&mut self.request_id, word, |word| {
                value::expression(key, word, input)
            }),
            Key::OkIf => set(&mut self.ok_if, word, |word| {
                value::function(key, word, input)
            }),
            Key::ErrorIf => set(&mut self.error_if, word, |word| {
                value::function(key, word, input)
            }),
            Key::Crate => set(&mut self.krate, word, |word| value::path(key, word, input)),
            Key::Skip => set(&mut self.skip, word, |word| value::flag(word, input)),
            Key::State => set(&mut self.state, word, |word| {
                value::parameter(key, word, input)
            }),
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
        self.words_for_one_function()
            .chain(settings.into_iter().flatten())
    }
}

/// Reads a value into its slot; a second one for the same slot is refused, whatever the argument.
fn set<T>(
    slot: &mut Option<Written<T>>,
    word: Ident,
    read: impl FnOnce(&Ident) -> Result<T>,
) -> Result<()> {
    let value = read(&word)?;
    if slot.is_some() {
        return Err(Error::new(
            word.span(),
            format!("duplicate argument `{word}`; remove one of the two"),
        ));
    }
    *slot = Some(Written { word, value });
    Ok(())
}

/// Where to point when the value after a word is missing: at the word itself.
fn missing(key: Key, word: &Ident) -> Error {
    let span: Span = word.span();
    Error::new(span, format!("`{word}` needs a value: `{}`", key.example()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(args: &str) -> Vec<String> {
        let mut errors = Errors::default();
        RawArgs::read(
            Attribute::Measured,
            args.parse().expect("tokens"),
            &mut errors,
        );
        errors.messages()
    }

    #[test]
    fn what_is_right_is_read() {
        let all = "name = \"a\", budget_ms = 1.5, classify, memory = \"off\", level = \"warn\", sample = 1, \
            fields(a, ?b, %c, d = e.f(), g.h = ?i, \"j k\" = %l), request_id = m.n, ok_if = O::p, crate = crate::q,";
        assert_eq!(mistakes(all), <[String; 0]>::default());
        assert_eq!(mistakes(""), <[String; 0]>::default());
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let found = mistakes(
            "budgetms = 10, classify = true, level, sample = \"0.5\" fields(a.b), classify, classify",
        );
        let expected = [
            "unknown argument `budgetms`; did you mean `budget_ms`?",
            "`classify` takes no value: write `classify` alone",
            "`level` needs a value: `level = \"debug\"`",
            "`sample` is a number, not a string: `sample = 0.5`",
            "duplicate argument `classify`; remove one of the two",
        ];
        for message in expected {
            assert!(
                found.iter().any(|found| found == message),
                "{message} is not in {found:#?}"
            );
        }
    }

    #[test]
    fn a_missing_comma_does_not_hide_what_follows() {
        let found = mistakes("budget_ms = 1 level = \"info\" nmae = 2, fields(a b)");
        let expected = [
            "missing `,` before `level`",
            "missing `,` before `nmae`",
            "unknown argument `nmae`; did you mean `name`?",
            "missing `,` before `b`",
        ];
        assert_eq!(found, expected);
    }
}
