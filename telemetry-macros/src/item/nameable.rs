//! Return types that can be written a second time, inside the body: an `impl` has no name there.

use proc_macro2::{TokenStream, TokenTree};
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
}
