//! An `impl` block, an inline `mod` or a `trait`: a head, and members in the user's braces.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser, Result};
use syn::{Attribute, ItemImpl, Type};

use super::Item;

/// Items in braces that may hold functions.
#[derive(Clone)]
pub(crate) struct Block {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) kind: BlockKind,
    /// The word `impl`, `mod` or `trait`.
    pub(crate) keyword: Span,
    /// All between the attributes and the braces.
    head: TokenStream,
    braces: Span,
    inner: Vec<Attribute>,
    pub(crate) members: Vec<Item>,
    /// The very tokens, where the block stands by itself.
    written: Option<TokenStream>,
}

/// Which block it is, and what it gives to the names of its functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// With the name of the type, where it has a plain one.
    Impl(Option<String>),
    Mod,
    Trait,
}

impl Block {
    pub(super) fn parse(
        attrs: Vec<Attribute>,
        keyword: (&str, Span),
        head: TokenStream,
        group: &Group,
    ) -> Result<Self> {
        let kind = match keyword.0 {
            "impl" => BlockKind::Impl(implementing_type(&head)),
            "trait" => BlockKind::Trait,
            _ => BlockKind::Mod,
        };
        let (inner, members) = (|input: ParseStream<'_>| {
            let inner = input.call(Attribute::parse_inner)?;
            let mut members = Vec::new();
            while !input.is_empty() {
                members.push(input.call(Item::parse)?);
            }
            Ok((inner, members))
        })
        .parse2(group.stream())?;
        Ok(Self {
            attrs,
            kind,
            keyword: keyword.1,
            head,
            braces: group.span(),
            inner,
            members,
            written: None,
        })
    }

    /// The block as it was written, to the last token.
    pub(super) fn written_as(self, tokens: TokenStream) -> Self {
        Self {
            written: Some(tokens),
            ..self
        }
    }

    /// The block as it was written, if rustc has surely refused it: its last item has no end.
    pub(crate) fn refused(&self) -> Option<&TokenStream> {
        let Some(Item::Other(last)) = self.members.last() else {
            return None;
        };
        let has_end = match last.tokens.clone().into_iter().last() {
            Some(TokenTree::Punct(last)) => last.as_char() == ';',
            Some(TokenTree::Group(last)) => last.delimiter() == Delimiter::Brace,
            _ => false,
        };
        self.written.as_ref().filter(|_| !has_end)
    }

    /// The block with its members replaced by what they became.
    pub(crate) fn around(&self, members: TokenStream) -> TokenStream {
        let mut tokens = TokenStream::new();
        tokens.append_all(&self.attrs);
        self.head.to_tokens(&mut tokens);
        let mut content = TokenStream::new();
        content.append_all(&self.inner);
        content.extend(members);
        let mut group = Group::new(Delimiter::Brace, content);
        group.set_span(self.braces);
        tokens.append(group);
        tokens
    }
}

impl ToTokens for Block {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut members = TokenStream::new();
        members.append_all(&self.members);
        self.around(members).to_tokens(tokens);
    }
}

/// The last name in the path of the type that is implemented. Other types, such as tuples, have none.
fn implementing_type(head: &TokenStream) -> Option<String> {
    let item: ItemImpl = syn::parse2(quote!(#head {})).ok()?;
    let mut ty = *item.self_ty;
    loop {
        match ty {
            Type::Group(group) => ty = *group.elem,
            Type::Paren(paren) => ty = *paren.elem,
            Type::Path(path) => {
                return path
                    .path
                    .segments
                    .last()
                    .map(|segment| segment.ident.unraw().to_string());
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn implementing(head: &str) -> Option<String> {
        implementing_type(&head.parse().expect("tokens"))
    }

    #[test]
    fn the_type_is_named_without_its_path_and_generics() {
        assert_eq!(implementing("impl Store").as_deref(), Some("Store"));
        assert_eq!(
            implementing("impl<'a, T: Ord> Tree<'a, T> where T: Copy").as_deref(),
            Some("Tree")
        );
        assert_eq!(
            implementing("unsafe impl<const N: usize> a::B<N> for c::D<{ N }>").as_deref(),
            Some("D")
        );
        assert_eq!(implementing("impl Trait for (u8, u8)"), None);
    }
}
