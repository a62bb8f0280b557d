//! The annotated item: a function, or a block of functions; bodies are kept as tokens and never parsed.

mod attributes;
mod block;
mod function;
mod futures;
mod nameable;
mod refused;
mod returns;
mod scan;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser, Result};

pub(crate) use self::attributes::{
    is_attribute, moves_with_binding, needs_async, needs_the_frame, stays_outside,
};
pub(crate) use self::block::{Block, BlockKind};
pub(crate) use self::function::Function;
pub(crate) use self::futures::{FutureKind, ReturnedFuture, returned_future};
pub(crate) use self::nameable::{elided, has_impl, nameable};
pub(crate) use self::returns::{Output, error_borrows, is_option, may_be_alias, success};

/// What an attribute was put on, or what stands inside a block.
#[derive(Clone)]
pub(crate) enum Item {
    /// A function with a body.
    Function(Box<Function>),
    /// An `impl` block, an inline `mod`, or a `trait` inside of one.
    Block(Box<Block>),
    /// Anything else, kept as it is.
    Other(Other),
}

/// An item that holds nothing to measure.
#[derive(Clone)]
pub(crate) struct Other {
    pub(crate) what: What,
    /// The word that shows what it is.
    pub(crate) span: Span,
    pub(crate) tokens: TokenStream,
}

/// The kinds of items that get an answer of their own when they are annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A method of a trait or a function of an `extern` block.
    FunctionWithoutBody,
    /// An `async` or `const` function whose signature is written in a way that we do not know.
    StrangeFunction,
    ModWithoutBody,
    Type,
    ExternBlock,
    Macro,
    /// No item at all, or one that is not to be read, which rustc has refused.
    Statement,
    Unknown,
}

impl Item {
    /// Reads the annotated item.
    pub(crate) fn read(tokens: TokenStream) -> Self {
        if let Some(function) = function::read(&tokens) {
            return Self::Function(Box::new(function.written_as(tokens)));
        }
        // Not even the attributes of an item can be read, or of one inside it: rustc has said so.
        let unreadable = Other {
            what: What::Statement,
            span: Span::call_site(),
            tokens: tokens.clone(),
        };
        match Self::parse.parse2(tokens.clone()) {
            Ok(Self::Function(function)) => Self::Function(Box::new(function.written_as(tokens))),
            Ok(Self::Block(block)) => Self::Block(Box::new(block.written_as(tokens))),
            Ok(item) => item,
            Err(_) => Self::Other(unreadable),
        }
    }

    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = input.call(syn::Attribute::parse_outer)?;
        if function::is_ahead(input) {
            let ahead = input.fork();
            let tokens = scan::rest_of_item(&ahead)?;
            // A parser of its own: what is left over within parentheses is an error only at its end.
            if let Ok(function) = function::parse(attrs.clone(), tokens) {
                input.advance_to(&ahead);
                return Ok(function);
            }
        }
        scan::item(attrs, input)
    }

    /// The item without the attributes of ours inside it: what remains when there are mistakes, so that none is told twice.
    pub(crate) fn without_attributes(mut self) -> Self {
        self.remove_attributes();
        self
    }

    fn remove_attributes(&mut self) {
        if let Self::Block(block) = self {
            for member in &mut block.members {
                if let Some(attrs) = member.attrs_mut() {
                    attrs.retain(|attr| !is_attribute(attr, "measured"));
                }
                member.remove_attributes();
            }
        }
    }

    fn attrs_mut(&mut self) -> Option<&mut Vec<syn::Attribute>> {
        match self {
            Self::Function(function) => Some(&mut function.attrs),
            Self::Block(block) => Some(&mut block.attrs),
            Self::Other(_) => None,
        }
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Function(function) => function.to_tokens(tokens),
            Self::Block(block) => block.to_tokens(tokens),
            Self::Other(other) => other.tokens.to_tokens(tokens),
        }
    }
}
