//! What rustc has surely refused before it came here, as far as words tell: it would say the same of an expansion.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, GenericParam, Generics, ReturnType, Signature, Type};

use super::returns::{peel, types};
use crate::edition;

/// Whether a function with this signature is refused.
pub(super) fn is_refused(sig: &Signature) -> bool {
    let inputs = sig.inputs.iter();
    let mut inputs = inputs.filter_map(|input| match input {
        FnArg::Typed(typed) => Some(&*typed.ty),
        FnArg::Receiver(_) => None,
    });
    has_late_lifetime(&sig.generics)
        || inputs.any(is_unsized)
        || is_no_output(&sig.output)
        || (sig.asyncness.is_some() && !edition::is_at_least(2018))
}

/// Whether the last token of a body needs another one: it is being written.
pub(super) fn is_cut_off(body: &[TokenTree]) -> bool {
    match body {
        [.., TokenTree::Punct(before), TokenTree::Punct(last)] if last.as_char() == '.' => {
            before.as_char() != '.'
        }
        [.., TokenTree::Punct(last)] => !matches!(last.as_char(), ';' | '?' | '>'),
        [.., TokenTree::Ident(last)] => {
            const OPEN: [&str; 11] = [
                "as", "else", "for", "if", "in", "let", "match", "mut", "ref", "unsafe", "while",
            ];
            let last = last.to_string();
            OPEN.contains(&&*last)
        }
        _ => false,
    }
}

/// Whether a lifetime stands behind a type in the generics; `syn` would put it in front.
fn has_late_lifetime(generics: &Generics) -> bool {
    let is_lifetime = |param: &GenericParam| matches!(param, GenericParam::Lifetime(_));
    let mut params = generics
        .params
        .iter()
        .skip_while(|param| is_lifetime(param));
    params.any(is_lifetime)
}

/// Whether a return type has no size, or holds something without one, or is not said.
fn is_no_output(output: &ReturnType) -> bool {
    let ReturnType::Type(_, ty) = output else {
        return false;
    };
    let is_part_unsized = match peel(ty) {
        Type::Path(path) => {
            let last = path.path.segments.last();
            let result = last.filter(|last| last.ident.to_string().ends_with("Result"));
            result.is_some_and(|result| types(result).any(is_unsized))
        }
        _ => false,
    };
    is_unsized(ty) || is_part_unsized || has_placeholder(ty.to_token_stream())
}

/// Whether the words of a type tell that it has no size.
fn is_unsized(ty: &Type) -> bool {
    match peel(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

/// Whether there is a `_` in a type; that of `'_` is none.
fn has_placeholder(tokens: TokenStream) -> bool {
    let mut quoted = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => !std::mem::take(&mut quoted) && word == "_",
        TokenTree::Group(group) => has_placeholder(group.stream()),
        TokenTree::Punct(punct) => {
            quoted = punct.as_char() == '\'';
            false
        }
        TokenTree::Literal(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(sig: &str, body: &str) -> bool {
        let sig: Signature = syn::parse_str(sig).expect("a signature");
        let body: TokenStream = body.parse().expect("tokens");
        is_refused(&sig) || is_cut_off(&body.into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_body_that_is_being_written_is_refused() {
        for body in ["s.", "let x =", "a +", "let", "foo::", "x as"] {
            assert!(refused("fn f()", body), "{body}");
        }
        for body in [
            "",
            "x..",
            "f();",
            "g()?",
            "x as Vec<u8>",
            "loop {}",
            "break 'a",
            "return",
        ] {
            assert!(!refused("fn f()", body), "{body}");
        }
    }

    #[test]
    fn a_signature_that_cannot_be_is_refused() {
        for sig in [
            "fn f<T, 'a>(x: &'a T)",
            "fn f() -> str",
            "fn f() -> Result<u8, dyn Error>",
            "fn f() -> io::Result<[u8]>",
            "fn f(x: [u8])",
            "fn f() -> Vec<_>",
        ] {
            assert!(refused(sig, ""), "{sig}");
        }
        for sig in [
            "fn f<'a, T>(x: &'a T, y: &[u8]) -> Result<&str, Box<dyn Error>>",
            "fn f(x: &str) -> Ref<'_, [u8]>",
            "async fn f() -> [u8; 3]",
        ] {
            assert!(!refused(sig, ""), "{sig}");
        }
    }
}
