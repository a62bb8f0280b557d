//! What the words of a return type tell, before any type is known.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Generics, PathArguments, PathSegment, Type, TypePath};

/// Types that surely are no `Result`, when they stand without a path.
const PLAIN: [&str; 38] = [
    "bool",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "Arc",
    "BTreeMap",
    "BTreeSet",
    "Box",
    "Cell",
    "Cow",
    "Duration",
    "HashMap",
    "HashSet",
    "Instant",
    "Mutex",
    "Option",
    "Ordering",
    "OsString",
    "PathBuf",
    "Pin",
    "Rc",
    "RefCell",
    "String",
    "SystemTime",
    "Vec",
];

/// The value that a call ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// `()`, written or not.
    Unit,
    /// `!`
    Never,
    /// The last word of the type ends in `Result`.
    Result,
    /// Surely no `Result`.
    Plain,
    /// A type of the user, a type parameter, an alias: only the compiler knows.
    Unknown,
}

impl Output {
    pub(crate) fn of(ty: &Type) -> Self {
        match peel(ty) {
            Type::Tuple(tuple) if tuple.elems.is_empty() => Self::Unit,
            Type::Never(_) => Self::Never,
            Type::Path(path) => Self::of_path(path),
            Type::Array(_)
            | Type::FnPtr(_)
            | Type::ImplTrait(_)
            | Type::Ptr(_)
            | Type::Reference(_)
            | Type::Slice(_)
            | Type::TraitObject(_)
            | Type::Tuple(_) => Self::Plain,
            _ => Self::Unknown,
        }
    }

    fn of_path(path: &TypePath) -> Self {
        let Some(last) = path.path.segments.last() else {
            return Self::Unknown;
        };
        // Once: an identifier is compared as text that is made anew each time.
        let name = last.ident.to_string();
        if name.ends_with("Result") {
            return Self::Result;
        }
        let plain =
            path.qself.is_none() && path.path.segments.len() == 1 && PLAIN.contains(&&*name);
        if plain { Self::Plain } else { Self::Unknown }
    }
}

/// Whether the error in a `Result<T, E>` is written with a lifetime or a type parameter, so that it
/// may borrow.
pub(crate) fn error_borrows(ty: &Type, generics: &Generics) -> bool {
    let Type::Path(path) = peel(ty) else {
        return false;
    };
    let error = path
        .path
        .segments
        .last()
        .and_then(|last| types(last).nth(1));
    error.is_some_and(|error| borrows(error.to_token_stream(), generics))
}

fn borrows(tokens: TokenStream, generics: &Generics) -> bool {
    let mut quoted = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => {
            let is_reference = punct.as_char() == '&';
            quoted = punct.as_char() == '\'';
            is_reference
        }
        TokenTree::Ident(ident) if std::mem::take(&mut quoted) => ident != "static",
        TokenTree::Ident(ident) => is_parameter(&ident, generics),
        TokenTree::Group(group) => borrows(group.stream(), generics),
        TokenTree::Literal(_) => false,
    })
}

/// The `T` of a `Result<T, …>`; any other type itself.
pub(crate) fn success(ty: &Type) -> &Type {
    match peel(ty) {
        Type::Path(path) if Output::of(ty) == Output::Result => {
            let value = path
                .path
                .segments
                .last()
                .and_then(|last| types(last).next());
            value.unwrap_or(ty)
        }
        _ => ty,
    }
}

/// Whether the type is called `Option`.
pub(crate) fn is_option(ty: &Type) -> bool {
    let Type::Path(path) = peel(ty) else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == "Option")
}

/// Whether a type of [`Output::Unknown`] may be an alias of a `Result`: a name that is neither `Self`
/// nor one of the type parameters.
pub(crate) fn may_be_alias(ty: &Type, generics: &Generics) -> bool {
    let Type::Path(path) = peel(ty) else {
        return false;
    };
    let Some(first) = path.path.segments.first() else {
        return false;
    };
    path.qself.is_none() && first.ident != "Self" && !is_parameter(&first.ident, generics)
}

/// Whether a name is that of a type parameter. Those of an `impl` around the function are not to be
/// seen; by custom they are letters.
pub(super) fn is_parameter(name: &Ident, generics: &Generics) -> bool {
    let mut parameters = generics.type_params();
    name.to_string().len() == 1 || parameters.any(|parameter| parameter.ident == *name)
}

/// The types among the generic arguments.
pub(super) fn types(segment: &PathSegment) -> impl Iterator<Item = &Type> {
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter()),
        _ => None,
    };
    arguments
        .into_iter()
        .flatten()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
}

/// The type without the parentheses, and the invisible groups of `macro_rules!`, around it.
pub(super) fn peel(mut ty: &Type) -> &Type {
    loop {
        match ty {
            Type::Group(group) => ty = &group.elem,
            Type::Paren(paren) => ty = &paren.elem,
            _ => return ty,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn a_result_is_known_by_its_last_word() {
        for ty in [
            "Result<T, E>",
            "std::io::Result<()>",
            "fmt::Result",
            "QueryResult",
            "(Result<T>)",
        ] {
            assert_eq!(
                Output::of(&syn::parse_str(ty).expect("a type")),
                Output::Result,
                "{ty}"
            );
        }
        for ty in [
            "u8",
            "&Result<T, E>",
            "(A, B)",
            "[u8; 3]",
            "Option<T>",
            "Box<dyn Trait>",
            "impl Iterator<Item = Result<T, E>>",
        ] {
            assert_eq!(
                Output::of(&syn::parse_str(ty).expect("a type")),
                Output::Plain,
                "{ty}"
            );
        }
        for ty in [
            "T",
            "Self",
            "Self::Output",
            "Parsed",
            "my::Option",
            "Results",
        ] {
            assert_eq!(
                Output::of(&syn::parse_str(ty).expect("a type")),
                Output::Unknown,
                "{ty}"
            );
        }
        assert_eq!(Output::of(&parse_quote!(())), Output::Unit);
        assert_eq!(Output::of(&parse_quote!(!)), Output::Never);
    }

    #[test]
    fn an_error_that_borrows_is_known_by_its_lifetime() {
        let generics = parse_quote!(<Failure>);
        let borrows = |ty| error_borrows(&syn::parse_str(ty).expect("a type"), &generics);
        assert!(borrows("Result<u8, E>") && borrows("Result<u8, Wrapped<Failure>>"));
        assert!(
            borrows("Result<u8, Bad<'a>>")
                && borrows("Result<(), &str>")
                && borrows("R<u8, Box<dyn E + '_>>")
        );
        assert!(!borrows("Result<&\'a str, Bad>"));
        assert!(!borrows("Result<u8, Box<dyn Error + 'static>>") && !borrows("io::Result<&str>"));
    }
}
