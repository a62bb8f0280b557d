//! Return types that can be written a second time, inside the body: an `impl` has no name there.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type, TypeInfer};

/// Whether there is an `impl` in the type, whose name nobody can write.
pub(crate) fn has_impl(ty: &Type) -> bool {
    has_word(ty.to_token_stream(), "impl")
}

/// The type with `_` in place of each `impl`, so that it can be written inside a body; `None` where that is impossible.
pub(crate) fn nameable(ty: &Type) -> Option<Type> {
    let mut ty = ty.clone();
    replace_impl(&mut ty);
    if has_impl(&ty) { None } else { Some(ty) }
}

/// The type with `'_` for each lifetime, for a place where they are inferred: so a lifetime that is unknown is not told
/// twice, and one that could be left out is not used. Those that a `for<…>` binds stay.
pub(crate) fn elided(ty: &Type) -> TokenStream {
    let tokens = ty.to_token_stream();
    if has_word(tokens.clone(), "for") {
        tokens
    } else {
        elide(tokens)
    }
}

fn elide(tokens: TokenStream) -> TokenStream {
    let mut quoted = false;
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(name) if std::mem::take(&mut quoted) && name != "static" => {
            TokenTree::Ident(Ident::new("_", name.span()))
        }
        TokenTree::Group(group) => {
            let mut elided = Group::new(group.delimiter(), elide(group.stream()));
            elided.set_span(group.span());
            TokenTree::Group(elided)
        }
        TokenTree::Punct(punct) => {
            quoted = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        token => token,
    });
    tokens.collect()
}

fn replace_impl(ty: &mut Type) {
    match ty {
        Type::ImplTrait(found) => {
            let underscore_token = syn::Token![_](found.impl_token.span);
            *ty = Type::Infer(TypeInfer {
                attrs: Vec::new(),
                underscore_token,
            });
        }
        Type::Array(array) => replace_impl(&mut array.elem),
        Type::Group(group) => replace_impl(&mut group.elem),
        Type::Paren(paren) => replace_impl(&mut paren.elem),
        Type::Reference(reference) => replace_impl(&mut reference.elem),
        Type::Slice(slice) => replace_impl(&mut slice.elem),
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(replace_impl),
        Type::Path(path) => {
            for segment in &mut path.path.segments {
                if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                    for argument in &mut arguments.args {
                        if let GenericArgument::Type(ty) = argument {
                            replace_impl(ty);
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

fn has_word(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_word(group.stream(), word),
        TokenTree::Ident(ident) => ident == word,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_impl_is_left_to_inference() {
        let named = |source: &str| {
            nameable(&syn::parse_str(source).expect("a type"))
                .map(|ty| ty.to_token_stream().to_string().replace(' ', ""))
        };
        assert_eq!(
            named("Result<impl Iterator<Item = u8>, E>").as_deref(),
            Some("Result<_,E>")
        );
        assert_eq!(
            named("(u8, &'a [impl Copy])").as_deref(),
            Some("(u8,&'a[_])")
        );
        assert_eq!(named("Box<dyn Fn(u8) -> impl Copy>"), None);
        assert_eq!(named("Vec<T>").as_deref(), Some("Vec<T>"));
    }

    #[test]
    fn lifetimes_are_left_to_inference() {
        let elided = |source: &str| {
            let ty = syn::parse_str(source).expect("a type");
            elided(&ty).to_string().replace(' ', "")
        };
        assert_eq!(elided("Option<&'a [B<'b>]>"), "Option<&'_[B<'_>]>");
        assert_eq!(elided("&'static str"), "&'staticstr");
        assert_eq!(elided("for<'a> fn(&'a u8)"), "for<'a>fn(&'au8)");
    }
}
