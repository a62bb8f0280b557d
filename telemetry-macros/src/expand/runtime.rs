//! The path of everything that expanded code may name.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::Token;

/// The path, which is written token by token: to put a stream into another takes several calls to the compiler.
#[derive(Clone, Copy)]
pub(super) struct Runtime<'a> {
    /// The user's own path of the crate: what is wrong with it is wrong where it was written, and told once.
    krate: Option<&'a TokenStream>,
    site: Span,
    /// Where the leading `::` stands, if not there.
    start: Option<Span>,
}

impl<'a> Runtime<'a> {
    pub(super) fn at(site: Span, krate: Option<&'a TokenStream>) -> Self {
        Self {
            krate,
            site,
            start: None,
        }
    }

    /// The path with its leading `::` as the user's own token, so that the expression which starts there is the user's.
    pub(super) fn of_the_user(self, start: Span) -> Self {
        Self {
            start: Some(start),
            ..self
        }
    }
}

impl ToTokens for Runtime<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let site = match self.krate {
            None => {
                Token![::](self.start.unwrap_or(self.site)).to_tokens(tokens);
                tokens.append(Ident::new("telemetry_runtime", self.site));
                self.site
            }
            Some(krate) => {
                let mut start = self.start;
                tokens.extend(krate.clone().into_iter().map(|mut token| {
                    match (&token, start) {
                        (TokenTree::Punct(_), Some(place)) => token.set_span(place),
                        _ => start = None,
                    }
                    token
                }));
                Span::mixed_site()
            }
        };
        Token![::](site).to_tokens(tokens);
        tokens.append(Ident::new("__private", site));
    }
}
