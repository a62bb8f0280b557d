//! Judges what is recorded when a call starts: the state of a node, the request, the fields.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Pat};

use crate::args::RawArgs;
use crate::diag::{Errors, suggestion};
use crate::ir::Capture;
use crate::item::Function;
use crate::keys::Attribute;

/// The captures, in the order in which they are recorded.
pub(super) fn check(
    attribute: Attribute,
    args: RawArgs,
    function: &Function,
    errors: &mut Errors,
) -> Vec<Capture> {
    let mut captures = Vec::new();
    if attribute == Attribute::TracedNode {
        captures.extend(state(
            args.state.as_ref().map(|written| &written.value),
            function,
            errors,
        ));
    }
    captures.extend(
        args.request_id
            .map(|written| Capture::RequestId(written.value)),
    );
    let mut seen = HashSet::new();
    for field in args.fields.into_iter().flat_map(|written| written.value) {
        if field.name.is_empty() {
            errors.at(field.name_span, "a field needs a name; write one");
        } else if !seen.insert(field.name.clone()) {
            errors.at(
                field.name_span,
                format!("duplicate field `{}`; give it another name", field.name),
            );
        }
        captures.push(Capture::Field {
            name: field.name,
            show: field.show,
            value: field.value,
        });
    }
    captures
}

/// The parameter that holds the state: the one that was named, else the one called `state`.
fn state(given: Option<&Ident>, function: &Function, errors: &mut Errors) -> Option<Capture> {
    let wanted = given.map_or("state".to_owned(), ToString::to_string);
    let found = function.sig.inputs.iter().find_map(|input| match input {
        FnArg::Receiver(receiver) => {
            let ident = Ident::new("self", receiver.self_token.span);
            (wanted == "self").then_some((ident, None))
        }
        FnArg::Typed(typed) => ident_in(typed.pat.to_token_stream(), &wanted)
            .map(|ident| (ident, Some(typed.ty.clone()))),
    });
    match (found, given) {
        (Some((ident, ty)), _) => return Some(Capture::State(ident, ty)),
        (None, Some(given)) => {
            let names = parameters(function);
            let instead = if names.is_empty() {
                format!("; `{}` has no parameters", function.name())
            } else {
                suggestion(&wanted, names.iter().map(String::as_str))
            };
            errors.at(
                given.span(),
                format!("there is no parameter called `{given}`{instead}"),
            );
        }
        (None, None) => {
            let names = parameters(function);
            let instead = match names.iter().find(|name| *name != "self") {
                None => "give it a parameter called `state`".to_owned(),
                Some(first) => {
                    format!(
                        "call a parameter `state`, or name it: `#[traced_node(state = {first})]`"
                    )
                }
            };
            errors.at(
                function.sig.ident.span(),
                format!("a node needs its state: {instead}"),
            );
        }
    }
    None
}

/// The names of the parameters that have one.
fn parameters(function: &Function) -> Vec<String> {
    let names = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => Some("self".to_owned()),
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(pattern) => Some(pattern.ident.to_string()),
            _ => None,
        },
    });
    names.collect()
}

/// The name that a pattern binds, with the hygiene that it has there. In `Input { state: inner }` it is `inner`.
fn ident_in(tokens: TokenStream, name: &str) -> Option<Ident> {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Group(group) => ident_in(group.stream(), name),
            TokenTree::Ident(ident) if ident == name => Some(ident),
            _ => None,
        };
        let is_path =
            matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
        if found.is_some() && !is_path {
            return found;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_inside_a_pattern() {
        let pattern: TokenStream = "(Wrapper { state, .. }, _)".parse().expect("tokens");
        assert!(ident_in(pattern.clone(), "state").is_some());
        assert!(ident_in(pattern, "other").is_none());
        let renamed: TokenStream = "Input { state: inner }".parse().expect("tokens");
        assert!(ident_in(renamed.clone(), "state").is_none());
        assert!(ident_in(renamed, "inner").is_some());
    }
}
