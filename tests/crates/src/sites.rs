//! Finds every function of a source file that an attribute can go on, and counts those that it cannot.

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{AttrStyle, Attribute, Block, Signature};

use crate::node;

/// A function with a body.
pub(crate) struct Site {
    pub(crate) name: String,
    /// Where the attribute goes, in bytes: in front of the signature, or of the other attributes.
    pub(crate) at: usize,
    pub(crate) first_at: usize,
    /// The lines that it stands on.
    pub(crate) lines: Range<usize>,
    /// The parameter that is a state of a node.
    pub(crate) state: Option<String>,
}

/// The functions of a file.
#[derive(Default)]
pub(crate) struct Sites {
    pub(crate) found: Vec<Site>,
    /// Why functions were left out, and how many.
    pub(crate) skipped: BTreeMap<&'static str, usize>,
    /// Where the first item begins.
    pub(crate) first_item: Option<usize>,
}

impl Sites {
    /// Reads a file.
    pub(crate) fn read(source: &str) -> syn::Result<Self> {
        let file = syn::parse_file(source)?;
        let mut sites = Self::default();
        sites.visit_file(&file);
        sites.first_item = file.items.first().map(|item| start(item.span()));
        Ok(sites)
    }

    fn skip(&mut self, why: &'static str) {
        *self.skipped.entry(why).or_default() += 1;
    }

    fn function(&mut self, attrs: &[Attribute], at: Span, sig: &Signature, block: &Block) {
        if sig.constness.is_some() {
            return self.skip("const");
        }
        let first = attrs
            .iter()
            .find(|attr| matches!(attr.style, AttrStyle::Outer))
            .map_or(at, Spanned::span);
        self.found.push(Site {
            name: sig.ident.to_string(),
            at: start(at),
            first_at: start(first),
            lines: first.start().line..block.span().end().line + 1,
            state: node::state(sig),
        });
    }
}

impl<'ast> Visit<'ast> for Sites {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let at = head(&item.vis, &item.sig);
        self.function(&item.attrs, at, &item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let at = match (&item.vis, &item.modifiers.defaultness) {
            (syn::Visibility::Inherited, Some(default)) => default.span(),
            _ => head(&item.vis, &item.sig),
        };
        self.function(&item.attrs, at, &item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        match &item.default {
            Some(block) => self.function(&item.attrs, item.sig.span(), &item.sig, block),
            None => self.skip("no body"),
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_foreign_item_fn(&mut self, _item: &'ast syn::ForeignItemFn) {
        self.skip("no body");
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        for _ in 0..functions_in(item.tokens.clone()) {
            self.skip("in a macro");
        }
    }
}

fn head(visibility: &syn::Visibility, sig: &Signature) -> Span {
    match visibility {
        syn::Visibility::Inherited => sig.span(),
        other => other.span(),
    }
}

fn start(span: Span) -> usize {
    span.byte_range().start
}

/// How often `fn` has a name, or a macro's variable, behind it.
fn functions_in(tokens: TokenStream) -> usize {
    let (mut count, mut is_after_fn) = (0, false);
    for token in tokens {
        count += match &token {
            TokenTree::Group(group) => functions_in(group.stream()),
            TokenTree::Ident(_) => usize::from(is_after_fn),
            TokenTree::Punct(punct) => usize::from(is_after_fn && punct.as_char() == '$'),
            TokenTree::Literal(_) => 0,
        };
        is_after_fn = matches!(&token, TokenTree::Ident(ident) if ident == "fn");
    }
    count
}
