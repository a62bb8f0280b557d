//! Collects every mistake, so that all are reported at once, and finds what a misspelt word was meant to be.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::edition;

/// The mistakes found so far. Nothing is expanded unless it stays empty.
#[derive(Debug, Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// A mistake at one place.
    pub(crate) fn at(&mut self, span: Span, message: impl std::fmt::Display) {
        self.0.push(syn::Error::new(span, message));
    }

    /// A mistake in a stretch of tokens.
    pub(crate) fn on(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    /// A mistake that a parser has already worded.
    pub(crate) fn push(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    /// One `compile_error!` for each mistake, in the order they were found; `None` if there was none.
    pub(crate) fn into_compile_errors(self) -> Option<TokenStream> {
        if self.0.is_empty() {
            return None;
        }
        Some(self.0.iter().flat_map(compile_errors).collect())
    }

    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }
}

/// `::core::compile_error!`. In a crate of edition 2015 the path leads nowhere unless its `::` is of our edition, which
/// makes rustc say more about macros than anybody wants to know: so only there.
fn compile_errors(error: &syn::Error) -> TokenStream {
    let tokens = error.to_compile_error();
    if edition::is_at_least(2018) {
        return tokens;
    }
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Punct(punct) = &token {
            let ours = Span::mixed_site().located_at(punct.span());
            token.set_span(ours);
        }
        token
    });
    tokens.collect()
}

/// `; did you mean …?` when a candidate is near, else `; expected …` with all of them.
pub(crate) fn suggestion<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    let candidates: Vec<&str> = candidates.collect();
    match nearest(written, &candidates) {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None => format!("; expected one of `{}`", candidates.join("`, `")),
    }
}

/// The candidate that a person most likely meant. An abbreviation counts as near, however short it is.
fn nearest<'a>(written: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let limit = written.chars().count().max(3) / 3;
    candidates
        .iter()
        .map(|&candidate| (distance(written, candidate), candidate))
        .filter(|&(distance, candidate)| {
            distance <= limit
                || (written.len() >= 3
                    && (candidate.starts_with(written) || written.starts_with(candidate)))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The edit distance of two words, where swapping two neighbours is one edit.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let replaced = rows[i][j] + usize::from(a != b);
            let mut best = replaced.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Attribute, Key};

    fn suggested(written: &str) -> String {
        suggestion(written, Key::names(Attribute::Measured))
    }

    #[test]
    fn a_near_name_is_suggested() {
        for (written, meant) in [
            ("budgetms", "budget_ms"),
            ("budget", "budget_ms"),
            ("clasify", "classify"),
            ("nmae", "name"),
            ("requestId", "request_id"),
            ("ok_fi", "ok_if"),
            ("field", "fields"),
        ] {
            assert_eq!(
                suggested(written),
                format!("; did you mean `{meant}`?"),
                "{written}"
            );
        }
    }

    #[test]
    fn a_strange_name_gets_the_whole_list() {
        assert!(
            suggested("target").starts_with("; expected one of `name`, `budget_ms`, `classify`")
        );
    }

    #[test]
    fn swapped_letters_are_one_edit() {
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("", "name"), 4);
        assert_eq!(distance("name", "name"), 0);
    }
}
