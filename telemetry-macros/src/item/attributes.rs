//! What the attributes beside ours ask of an expansion.

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

/// Attributes of the language that do not look at the function; any other may need to find an `async fn`.
const INERT: [&str; 25] = [
    "allow",
    "automatically_derived",
    "cfg",
    "cold",
    "coverage",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "export_name",
    "forbid",
    "ignore",
    "inline",
    "link_section",
    "no_mangle",
    "optimize",
    "rustc_on_unimplemented",
    "should_panic",
    "target_feature",
    "track_caller",
    "unsafe",
    "used",
    "warn",
    "measured",
    "traced_node",
];

/// The tools whose attributes are inert.
const TOOLS: [&str; 5] = ["clippy", "diagnostic", "miri", "rust_analyzer", "rustfmt"];

/// Attributes that set the level of a lint.
const LINT_LEVELS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];

/// Whether it is the attribute of this name, by whatever path.
pub(crate) fn is_attribute(attr: &Attribute, name: &str) -> bool {
    last(&attr.meta).is_some_and(|last| last == name)
}

/// Whether the attribute must find `async fn`: macros such as `#[tokio::main]`, and `#[must_use]`, which the compiler
/// applies to the awaited value only there.
pub(crate) fn needs_async(attr: &Attribute) -> bool {
    !every(&attr.meta, &|meta| {
        let tool = meta.path().segments.len() == 2
            && TOOLS
                .iter()
                .any(|tool| meta.path().segments[0].ident == tool);
        tool || last(meta).is_some_and(|last| INERT.contains(&&*last))
    })
}

/// Whether the body must run in the function's own frame: `#[track_caller]` does not reach into a closure.
pub(crate) fn needs_the_frame(attr: &Attribute) -> bool {
    !every(&attr.meta, &|meta| !meta.path().is_ident("track_caller"))
}

/// Whether an attribute of a parameter goes along when the parameter is bound again.
pub(crate) fn moves_with_binding(attr: &Attribute) -> bool {
    sets_lint_level(attr) || attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr")
}

/// Whether an attribute of a parameter stays in the signature when the parameter is bound again.
pub(crate) fn stays_outside(attr: &Attribute) -> bool {
    !sets_lint_level(attr)
}

fn sets_lint_level(attr: &Attribute) -> bool {
    LINT_LEVELS.iter().any(|level| attr.path().is_ident(level))
}

fn last(meta: &Meta) -> Option<String> {
    meta.path()
        .segments
        .last()
        .map(|segment| segment.ident.to_string())
}

/// Whether a condition holds for an attribute, or for each attribute that a `cfg_attr` may become.
fn every(meta: &Meta, holds: &dyn Fn(&Meta) -> bool) -> bool {
    match meta {
        Meta::List(list) if list.path.is_ident("cfg_attr") => conditional(list.tokens.clone())
            .is_some_and(|metas| metas.iter().all(|meta| every(meta, holds))),
        _ => holds(meta),
    }
}

fn conditional(tokens: TokenStream) -> Option<Vec<Meta>> {
    let metas = Punctuated::<Meta, Token![,]>::parse_terminated
        .parse2(tokens)
        .ok()?;
    Some(metas.into_iter().skip(1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn attributes_of_the_language_and_of_tools_are_inert() {
        let attrs: [Attribute; 6] = [
            parse_quote!(#[inline]),
            parse_quote!(#[doc = "x"]),
            parse_quote!(#[clippy::cognitive_complexity = "9"]),
            parse_quote!(#[cfg_attr(debug_assertions, inline(never), cold)]),
            parse_quote!(#[unsafe(no_mangle)]),
            parse_quote!(#[telemetry_runtime::measured(skip)]),
        ];
        assert!(attrs.iter().all(|attr| !needs_async(attr)));
    }

    #[test]
    fn macros_and_must_use_need_async() {
        let attrs: [Attribute; 4] = [
            parse_quote!(#[tokio::test]),
            parse_quote!(#[must_use]),
            parse_quote!(#[cfg_attr(test, tokio::test)]),
            parse_quote!(#[instrument(skip_all)]),
        ];
        assert!(attrs.iter().all(needs_async));
    }

    #[test]
    fn track_caller_needs_the_frame() {
        assert!(needs_the_frame(&parse_quote!(#[track_caller])));
        assert!(needs_the_frame(
            &parse_quote!(#[cfg_attr(debug_assertions, track_caller)])
        ));
        assert!(!needs_the_frame(
            &parse_quote!(#[cfg_attr(debug_assertions, inline)])
        ));
    }
}
