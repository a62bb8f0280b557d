//! A function: its signature parsed, its body kept as tokens in the user's own braces.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser, Result};
use syn::{Attribute, Ident, LitStr, ReturnType, Signature, Token, Visibility};

use super::{Item, Other, What, refused, scan};

/// A function with a body.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) defaultness: Option<Token![default]>,
    pub(crate) sig: Signature,
    pub(crate) body: Body,
    /// All in front of the body, where that is written in a way that `syn` does not read: as in the old editions, where
    /// `&(Fn(u8) -> u8)` is a type and `async` a name. Then the signature above has the name alone.
    pub(crate) odd_head: Option<TokenStream>,
    /// The very tokens in front of the body, where the function stands by itself: to print what was parsed takes longer.
    written_head: Option<TokenStream>,
    /// The very tokens, where the function stands by itself.
    written: Option<TokenStream>,
}

/// What stands between the braces of a function.
#[derive(Clone)]
pub(crate) struct Body {
    /// The user's braces with all that is in them.
    group: Group,
    /// `#![…]` at the start: they must stay first.
    pub(crate) inner: Vec<Attribute>,
    /// Everything else, unparsed.
    pub(crate) statements: TokenStream,
    is_cut_off: bool,
}

impl Function {
    /// The name without `r#`.
    pub(crate) fn name(&self) -> String {
        self.sig.ident.unraw().to_string()
    }

    /// The attributes, visibility and `default`: all that stands before the signature.
    pub(crate) fn head(&self) -> TokenStream {
        let mut head = TokenStream::new();
        head.append_all(&self.attrs);
        self.vis.to_tokens(&mut head);
        self.defaultness.to_tokens(&mut head);
        head
    }

    /// The function as it was written, to the last token.
    pub(super) fn written_as(self, tokens: TokenStream) -> Self {
        Self {
            written: Some(tokens),
            ..self
        }
    }

    /// A function whose head only the compiler can read.
    pub(super) fn odd(head: TokenStream, name: &Ident, body: &Group) -> Result<Self> {
        // Raw, because it may be a keyword of a later edition.
        let raw = Ident::new_raw(&name.unraw().to_string(), name.span());
        let body = Body::of(body.clone())?;
        Ok(Self {
            attrs: Vec::new(),
            vis: Visibility::Inherited,
            defaultness: None,
            sig: syn::parse_quote!(fn #raw()),
            body,
            odd_head: Some(head),
            written_head: None,
            written: None,
        })
    }

    /// Everything in front of the body.
    pub(crate) fn head_and_signature(&self) -> TokenStream {
        let written = self.odd_head.as_ref().or(self.written_head.as_ref());
        written.cloned().unwrap_or_else(|| {
            let (head, sig) = (self.head(), &self.sig);
            quote::quote!(#head #sig)
        })
    }

    /// Whether rustc has surely refused it: then it goes back as it was, so that rustc does not say the same of what we
    /// would make of it.
    pub(crate) fn is_refused(&self) -> bool {
        self.body.is_cut_off || refused::is_refused(&self.sig)
    }

    /// Where to point for the return type: at the type, else at the name.
    pub(crate) fn return_span(&self) -> Span {
        match &self.sig.output {
            ReturnType::Default => self.sig.ident.span(),
            ReturnType::Type(_, ty) => syn::spanned::Spanned::span(ty),
        }
    }

    /// Where the signature ends.
    pub(crate) fn return_end(&self) -> Span {
        match &self.sig.output {
            ReturnType::Default => self.sig.paren_token.span.close(),
            ReturnType::Type(_, ty) => end(ty).unwrap_or_else(|| self.return_span()),
        }
    }
}

fn has_inner_attribute(tokens: &[TokenTree]) -> bool {
    let is = |at: usize, sign| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    is(0, '#') && is(1, '!')
}

/// Where the last of some tokens stands.
fn end(tokens: impl ToTokens) -> Option<Span> {
    let last = tokens.to_token_stream().into_iter().last()?;
    Some(match last {
        TokenTree::Group(group) => group.span_close(),
        token => token.span(),
    })
}

impl Body {
    fn of(group: Group) -> Result<Self> {
        let statements = group.stream();
        let tokens: Vec<TokenTree> = statements.clone().into_iter().collect();
        let is_cut_off = refused::is_cut_off(&tokens);
        if !has_inner_attribute(&tokens) {
            return Ok(Self {
                group,
                inner: Vec::new(),
                statements,
                is_cut_off,
            });
        }
        let parse = |input: ParseStream<'_>| {
            Ok(Self {
                group,
                inner: input.call(Attribute::parse_inner)?,
                statements: input.parse()?,
                is_cut_off,
            })
        };
        parse.parse2(statements)
    }

    /// The user's braces around other content.
    pub(crate) fn braces_around(&self, content: TokenStream) -> Group {
        let mut group = Group::new(Delimiter::Brace, content);
        group.set_span(self.group.span());
        group
    }

    /// The statements in two: the items that they begin with, and the rest.
    pub(crate) fn leading_items(&self) -> (TokenStream, TokenStream) {
        scan::leading_items(&self.statements)
    }

    /// The body as a block without its inner attributes; the user's very braces when there are none.
    pub(crate) fn block(&self) -> Group {
        if self.inner.is_empty() {
            self.group.clone()
        } else {
            self.braces_around(self.statements.clone())
        }
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(written) = &self.written {
            written.to_tokens(tokens);
        } else {
            self.head_and_signature().to_tokens(tokens);
            tokens.append(self.body.group.clone());
        }
    }
}

/// Whether a function comes next, after its attributes.
pub(super) fn is_ahead(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    if ahead.parse::<Visibility>().is_err() || ahead.parse::<Option<Token![default]>>().is_err() {
        return false;
    }
    while ahead.peek(Token![const])
        || ahead.peek(Token![async])
        || ahead.peek(Token![unsafe])
        || ahead.peek(Token![safe])
        || ahead.peek(Token![extern])
    {
        let _ = ahead.call(Ident::parse_any);
        let _ = ahead.parse::<Option<LitStr>>();
    }
    ahead.peek(Token![fn])
}

/// Reads an item that is one function, as most are that are annotated; `None` where a closer look is needed.
pub(super) fn read(tokens: &TokenStream) -> Option<Function> {
    let mut head: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let body = take_body(&mut head)?;
    let parse = |input: ParseStream<'_>| {
        let attrs = input.call(Attribute::parse_outer)?;
        with_body(attrs, body, input)
    };
    let head: TokenStream = head.into_iter().collect();
    let mut function = parse.parse2(head.clone()).ok()?;
    function.written_head = Some(head);
    Some(function)
}

/// Parses a function from its tokens after the attributes.
pub(super) fn parse(attrs: Vec<Attribute>, mut head: Vec<TokenTree>) -> Result<Item> {
    let body = take_body(&mut head);
    let parse = |input: ParseStream<'_>| match body {
        Some(body) => Ok(Item::Function(Box::new(with_body(attrs, body, input)?))),
        None => without_body(&attrs, input),
    };
    parse.parse2(head.into_iter().collect())
}

/// Sets the body aside, so that the parser, which copies all that it is given, has the rest alone.
fn take_body(tokens: &mut Vec<TokenTree>) -> Option<Group> {
    let last = tokens.pop();
    match last {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => Some(group),
        last => {
            tokens.extend(last);
            None
        }
    }
}

fn with_body(attrs: Vec<Attribute>, body: Group, input: ParseStream<'_>) -> Result<Function> {
    Ok(Function {
        attrs,
        vis: input.parse()?,
        defaultness: input.parse()?,
        sig: input.parse()?,
        body: Body::of(body)?,
        odd_head: None,
        written_head: None,
        written: None,
    })
}

fn without_body(attrs: &[Attribute], input: ParseStream<'_>) -> Result<Item> {
    let vis: Visibility = input.parse()?;
    let defaultness: Option<Token![default]> = input.parse()?;
    let sig: Signature = input.parse()?;
    let semicolon: Token![;] = input.parse()?;
    let mut tokens = TokenStream::new();
    tokens.append_all(attrs);
    quote::quote!(#vis #defaultness #sig #semicolon).to_tokens(&mut tokens);
    Ok(Item::Other(Other {
        what: What::FunctionWithoutBody,
        span: sig.ident.span(),
        tokens,
    }))
}
