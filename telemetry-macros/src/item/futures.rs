//! Futures that a function returns without being `async`: what they end with, as far as it is written.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, Generics, Lifetime, Path, PathArguments, PathSegment, ReturnType, Signature,
    Token, Type, TypeParamBound, TypePath, WherePredicate,
};

use super::returns::{is_parameter, peel, types};

type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// How a returned future is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FutureKind {
    /// `impl Future<Output = T>`
    Opaque,
    /// `Pin<Box<dyn Future<Output = T>>>`
    Boxed,
    /// `BoxFuture<…>` or another name that ends so: the compiler knows whether it is a boxed one, and its output.
    Alias,
}

/// A future that a function returns without being `async`.
#[derive(Clone)]
pub(crate) struct ReturnedFuture {
    /// What the future ends with; the last argument of an alias, which may be a part of that.
    pub(crate) output: Type,
    pub(crate) kind: FutureKind,
}

/// Reads `impl Future<Output = T>`, `Pin<Box<dyn Future<Output = T>>>`, `BoxFuture<'_, T>` and `LocalBoxFuture<'_, T>`.
///
/// `None` as well where it cannot be wrapped: a trait besides `Future` that the wrapper may not have, or a boxed future
/// whose type parameters need not live as long as the box says.
pub(crate) fn returned_future(sig: &Signature) -> Option<ReturnedFuture> {
    let ReturnType::Type(_, ty) = &sig.output else {
        return None;
    };
    match peel(ty) {
        Type::ImplTrait(ty) if ty.bounds.iter().all(is_kept) => Some(ReturnedFuture {
            output: future_output(&ty.bounds)?,
            kind: FutureKind::Opaque,
        }),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let (output, lifetime, kind) = if is_alias(path) {
                let output = types(last).last().cloned();
                let output = output.unwrap_or_else(|| syn::parse_quote!(_));
                (output, lifetimes(last).next(), FutureKind::Alias)
            } else {
                let bounds = pinned_box(last)?;
                let output = future_output(&bounds)?;
                (output, lifetime(&bounds), FutureKind::Boxed)
            };
            // An alias may have more types than the last.
            let lives = types(last).all(|ty| outlives(ty, lifetime.as_ref(), &sig.generics));
            lives.then_some(ReturnedFuture { output, kind })
        }
        _ => None,
    }
}

/// Whether the name ends in `Future`. That of an associated type may stand for one of a parameter.
fn is_alias(path: &TypePath) -> bool {
    let segments = &path.path.segments;
    let is_named = |segment: &PathSegment| segment.ident.to_string().ends_with("Future");
    path.qself.is_none()
        && segments.first().is_some_and(|first| first.ident != "Self")
        && segments.last().is_some_and(is_named)
}

/// Whether a path leads to the trait `Future` of std, as far as its words tell.
fn is_future(path: &Path) -> bool {
    const CRATES: [&str; 4] = ["core", "std", "futures", "futures_util"];
    let segments = &path.segments;
    let is_known = |first: &PathSegment| CRATES.iter().any(|name| first.ident == name);
    segments.last().is_some_and(|last| last.ident == "Future")
        && (segments.len() == 1
            || segments.first().is_some_and(is_known)
            || segments[0].ident == "future")
}

/// Whether a future that is wrapped meets the bound as well as the one inside: a trait of another name may not
/// be there for it.
fn is_kept(bound: &TypeParamBound) -> bool {
    const KEPT: [&str; 6] = [
        "Future",
        "RefUnwindSafe",
        "Send",
        "Sync",
        "Unpin",
        "UnwindSafe",
    ];
    match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| KEPT.iter().any(|name| last.ident == name))
        }
        _ => true,
    }
}

/// The bounds of the future in `Pin<Box<dyn Future<Output = T>>>`.
fn pinned_box(pin: &PathSegment) -> Option<Bounds> {
    let inner = |segment: &PathSegment, name: &str| {
        if segment.ident == name {
            types(segment).next().map(|ty| peel(ty).clone())
        } else {
            None
        }
    };
    let Type::Path(path) = inner(pin, "Pin")? else {
        return None;
    };
    match inner(path.path.segments.last()?, "Box")? {
        Type::TraitObject(ty) => Some(ty.bounds),
        Type::ImplTrait(ty) => Some(ty.bounds),
        _ => None,
    }
}

fn lifetime(bounds: &Bounds) -> Option<Lifetime> {
    bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => Some(lifetime.clone()),
        _ => None,
    })
}

fn lifetimes(segment: &PathSegment) -> impl Iterator<Item = Lifetime> {
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter()),
        _ => None,
    };
    let arguments = arguments.into_iter().flatten();
    arguments.filter_map(|argument| match argument {
        GenericArgument::Lifetime(lifetime) => Some(lifetime.clone()),
        _ => None,
    })
}

/// Whether every type parameter in a type is said to live as long as a box does: for the lifetime that is written there,
/// else for `'static`. A box of the box has to be told, which the box itself has not.
fn outlives(ty: &Type, lifetime: Option<&Lifetime>, generics: &Generics) -> bool {
    let needed = lifetime.map_or("static".to_owned(), |lifetime| lifetime.ident.to_string());
    let lives = |bounds: &Bounds| {
        bounds.iter().any(|bound| match bound {
            TypeParamBound::Lifetime(lifetime) => {
                lifetime.ident == "static" || lifetime.ident == needed.as_str()
            }
            _ => false,
        })
    };
    let is_said = |name: &Ident| {
        let params = generics.type_params();
        let mut of_params = params.filter(|param| param.ident == *name);
        let clauses = generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates);
        let mut of_clauses = clauses.filter_map(|clause| match clause {
            WherePredicate::Type(clause)
                if *name == clause.bounded_ty.to_token_stream().to_string() =>
            {
                Some(&clause.bounds)
            }
            _ => None,
        });
        of_params.any(|param| lives(&param.bounds)) || of_clauses.any(lives)
    };
    let is_own = |name: &Ident| generics.type_params().any(|param| param.ident == *name);
    let this = Ident::new("Self", proc_macro2::Span::call_site());
    // What is said of `Self` holds for the parameters of its type.
    let mut names = parameters(ty.to_token_stream(), generics).into_iter();
    names.all(|name| is_said(&name) || (!is_own(&name) && is_said(&this)))
}

/// The type parameters in a type, and `Self`.
fn parameters(tokens: TokenStream, generics: &Generics) -> Vec<Ident> {
    let mut found = Vec::new();
    let mut quoted = false;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) => quoted = punct.as_char() == '\'',
            TokenTree::Ident(_) if std::mem::take(&mut quoted) => {}
            TokenTree::Ident(ident) if ident == "Self" || is_parameter(&ident, generics) => {
                found.push(ident);
            }
            TokenTree::Group(group) => found.extend(parameters(group.stream(), generics)),
            _ => {}
        }
    }
    found
}

fn future_output(bounds: &Bounds) -> Option<Type> {
    bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return None;
        };
        let future = bound
            .path
            .segments
            .last()
            .filter(|_| is_future(&bound.path))?;
        let PathArguments::AngleBracketed(arguments) = &future.arguments else {
            return None;
        };
        arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(assoc) if assoc.ident == "Output" => Some(assoc.ty.clone()),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ty: Option<Type>) -> Option<String> {
        ty.map(|ty| ty.to_token_stream().to_string().replace(' ', ""))
    }

    fn future(source: &str) -> Option<(String, FutureKind)> {
        let sig: Signature = syn::parse_str(source).expect("a signature");
        let future = returned_future(&sig)?;
        Some((shown(Some(future.output))?, future.kind))
    }

    #[test]
    fn returned_futures_are_known_by_their_output() {
        let found = |output: &str, kind| Some((output.to_owned(), kind));
        assert_eq!(
            future("fn f<'a>() -> impl Send + Future<Output = u8> + 'a"),
            found("u8", FutureKind::Opaque)
        );
        assert_eq!(
            future("fn f<'a>() -> impl ::core::future::Future<Output = Result<A, B>>"),
            found("Result<A,B>", FutureKind::Opaque)
        );
        assert_eq!(
            future("fn f<'a>() -> Pin<Box<dyn Future<Output = ()> + Send + 'async_trait>>"),
            found("()", FutureKind::Boxed)
        );
        assert_eq!(
            future("fn f<'a>() -> ::core::pin::Pin<Box<impl Future<Output = Text>>>"),
            found("Text", FutureKind::Boxed)
        );
        assert_eq!(
            future("fn f<'a>() -> BoxFuture<'static, Text>"),
            found("Text", FutureKind::Alias)
        );
        assert_eq!(future("fn f<'a>() -> impl Iterator<Item = u8>"), None);
        assert_eq!(future("fn f<'a>() -> impl Future"), None);
        assert_eq!(future("fn f<'a>() -> Ready<u8>"), None);
        assert_eq!(future("fn f() -> Self::Future"), None);
        assert_eq!(future("fn f() -> impl mine::Future<Output = u8>"), None);
        assert_eq!(
            future("fn f() -> my::AnswerFuture"),
            found("_", FutureKind::Alias)
        );
        assert_eq!(
            future("fn f<'a>() -> impl Future<Output = u8> + Clone"),
            None
        );
    }

    #[test]
    fn a_boxed_future_of_a_parameter_must_be_said_to_live_as_long() {
        let is_found = |source: &str| future(source).is_some();
        let boxed = "Pin<Box<dyn Future<Output = Result<U, Error>> + Send>>";
        assert!(!is_found(&format!("fn f<U>() -> {boxed}")));
        assert!(is_found(&format!("fn f<U: Send + 'static>() -> {boxed}")));
        assert!(is_found(&format!("fn f<U>() -> {boxed} where U: 'static")));
        assert!(!is_found("fn f<'a, U>() -> BoxFuture<'a, U>"));
        assert!(is_found("fn f<'a, U: 'a>() -> BoxFuture<'a, U>"));
        let of_trait = "Pin<Box<dyn Future<Output = Self::Answer> + 'async_trait>>";
        assert!(!is_found(&format!("fn f<'async_trait>() -> {of_trait}")));
        assert!(is_found(&format!(
            "fn f<'async_trait>() -> {of_trait} where Self: 'async_trait"
        )));
    }
}
