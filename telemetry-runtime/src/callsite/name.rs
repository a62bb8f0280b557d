//! The name of an operation, from what the attribute could see of its function.

/// Where the name of an operation comes from.
#[derive(Clone, Copy)]
pub(super) enum Name {
    /// Said outright: `name = "…"`, or `Type::method` in an annotated `impl` block.
    Given(&'static str),
    /// `#[traced_node]`: the operation is `node_<name>`.
    Node(&'static str),
    /// The function's name, and the type path of an item inside it, which tells the `Self` type.
    Function {
        function: &'static str,
        path: fn() -> &'static str,
    },
}

impl Name {
    /// The operation's name: `function`, or `Type::function` for a function of a type or trait.
    pub(super) fn operation(self) -> String {
        match self {
            Self::Given(name) => name.to_owned(),
            Self::Node(name) => format!("node_{name}"),
            Self::Function { function, path } => match owner(path()) {
                Some(owner) => format!("{owner}::{function}"),
                None => function.to_owned(),
            },
        }
    }
}

/// The type or trait that owns the function in which `path` was written.
///
/// `path` is what `type_name` says of an item inside the function: `crate::module::function::Here`,
/// `crate::Type<_>::method::Here`, `<crate::Type as crate::Trait>::method::Here`, or, where the `impl`
/// stands in another module, `crate::<impl crate::Trait for crate::Type>::method::Here`. The text is not
/// promised by Rust; where it looks different, the operation goes by the function's name alone.
fn owner(path: &str) -> Option<&str> {
    let function = before_last_segment(path)?;
    let owner = before_last_segment(function)?;
    if let Some(implementation) = owner.strip_prefix('<') {
        let implementation = implementation.strip_suffix('>')?;
        return Some(type_name(split(implementation, " as ").0));
    }
    // An `impl` in another module than its type.
    let last = before_last_segment(owner).map_or(owner, |before| &owner[before.len() + 2..]);
    if let Some(implementation) = last.strip_prefix("<impl ") {
        let (first, second) = split(implementation.strip_suffix('>')?, " for ");
        return Some(type_name(second.unwrap_or(first)));
    }
    let last = type_name(owner);
    last.starts_with(char::is_uppercase).then_some(last)
}

/// All but the last `::segment`, where the cut is outside of every bracket.
fn before_last_segment(path: &str) -> Option<&str> {
    let mut depth = 0_i32;
    for (at, byte) in path.bytes().enumerate().rev() {
        match byte {
            b'>' if at > 0 && path.as_bytes()[at - 1] == b'-' => {} // the arrow of a function type
            b'>' | b')' | b']' => depth += 1,
            b'<' | b'(' | b'[' => depth -= 1,
            b':' if depth == 0 && at > 0 && path.as_bytes()[at - 1] == b':' => {
                return Some(&path[..at - 1]);
            }
            _ => {}
        }
    }
    None
}

/// The parts before and after a word, where it stands outside of every bracket.
fn split<'a>(text: &'a str, word: &str) -> (&'a str, Option<&'a str>) {
    let mut depth = 0_i32;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'>' if at > 0 && text.as_bytes()[at - 1] == b'-' => {}
            b'<' | b'(' | b'[' => depth += 1,
            b'>' | b')' | b']' => depth -= 1,
            b' ' if depth == 0 && text[at..].starts_with(word) => {
                return (&text[..at], Some(&text[at + word.len()..]));
            }
            _ => {}
        }
    }
    (text, None)
}

/// The last segment of a type's path, without generic arguments and without `&` or `&mut`.
fn type_name(path: &str) -> &str {
    let path = path.trim_start_matches('&').trim_start_matches("mut ");
    if path.starts_with(['[', '(']) {
        return path;
    }
    let head = path.split('<').next().unwrap_or(path);
    head.rsplit("::").next().unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_function_goes_by_its_name() {
        assert_eq!(owner("app::normalize::Here"), None);
        assert_eq!(owner("app::search::index::normalize::Here"), None);
        assert_eq!(
            owner("app::Type::method::nested::Here"),
            None,
            "a function inside a method"
        );
        assert_eq!(owner("app::main::{{closure}}::Here"), None);
    }

    #[test]
    fn a_function_of_a_type_goes_by_type_and_name() {
        assert_eq!(owner("app::Index::search::Here"), Some("Index"));
        assert_eq!(owner("app::inner::Index<_>::search::Here"), Some("Index"));
        assert_eq!(
            owner("<app::Index<_> as app::Search>::search::Here"),
            Some("Index")
        );
        assert_eq!(
            owner("<&app::Index as app::Search>::search::Here"),
            Some("Index")
        );
        assert_eq!(owner("<[u8] as app::Search>::search::Here"), Some("[u8]"));
        assert_eq!(
            owner("<fn(u8) -> u8 as app::Search>::search::Here"),
            Some("fn(u8) -> u8")
        );
        assert_eq!(
            owner("<app::Pair<app::A, app::B> as core::convert::From<app::X>>::from::Here"),
            Some("Pair")
        );
    }

    #[test]
    fn a_function_of_an_impl_elsewhere_goes_by_type_and_name() {
        let of_trait =
            "app::other::<impl app::Search<u8> for app::Index<alloc::vec::Vec<_>>>::a::Here";
        assert_eq!(owner(of_trait), Some("Index"));
        assert_eq!(
            owner("app::other::<impl app::Index>::a::Here"),
            Some("Index")
        );
        assert_eq!(
            owner("app::<impl app::Search for [u8]>::a::Here"),
            Some("[u8]")
        );
    }

    #[test]
    fn a_default_method_goes_by_its_trait() {
        assert_eq!(owner("app::Search::search::Here"), Some("Search"));
    }

    #[test]
    fn a_path_of_another_form_is_no_reason_to_fail() {
        for odd in [
            "",
            "Here",
            "::",
            "a::",
            "<a",
            "<a as b>::Here",
            "<impl ",
            "<impl >::a::b",
            "a::<impl b for >::c::d",
            "é::ü::Here",
            ">>>::x::y",
        ] {
            let _ = owner(odd);
        }
    }

    #[test]
    fn the_name_is_read_from_the_compiler_s_own_text() {
        struct Index<T>(T);
        trait Search {
            fn search(&self) -> String;
        }
        fn name<Here>(function: &'static str) -> String {
            Name::Function {
                function,
                path: std::any::type_name::<Here>,
            }
            .operation()
        }
        impl<T> Search for Index<T> {
            fn search(&self) -> String {
                enum Here {}
                name::<Here>("search")
            }
        }
        impl<T> Index<T> {
            fn build(value: T) -> (Self, String) {
                enum Here {}
                (Self(value), name::<Here>("build"))
            }
        }
        fn free() -> String {
            enum Here {}
            name::<Here>("free")
        }
        let (index, built) = Index::build(1);
        assert_eq!(built, "Index::build");
        assert_eq!(index.search(), "Index::search");
        assert_eq!(free(), "free");
        assert_eq!(index.0, 1);
    }
}
