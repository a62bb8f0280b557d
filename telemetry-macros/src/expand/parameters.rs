//! Binds the parameters again inside a closure or an `async` block, exactly as the compiler does for an `async fn`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, FnArg, Ident, Pat, PatIdent, PatType, Receiver, ReceiverKind, Signature, Token,
};

use super::{captures, site_at};
use crate::ir::Measured;
use crate::item::{Function, moves_with_binding, stays_outside};

/// A signature whose parameters are moved into an inner body.
pub(super) struct Moved {
    /// The parameters of the signature: plain names.
    pub(super) inputs: Punctuated<FnArg, Token![,]>,
    /// The statements that bind the user's patterns, in order: so the drop order stays.
    pub(super) bindings: TokenStream,
}

impl Moved {
    /// All in front of the body; as it was written, where every parameter is a plain name.
    pub(super) fn head_and_signature(self, function: &Function) -> TokenStream {
        if function.sig.inputs.iter().all(stays_as_it_is) {
            return function.head_and_signature();
        }
        let head = function.head();
        let sig = Signature {
            inputs: self.inputs,
            ..function.sig.clone()
        };
        quote_spanned!(Span::mixed_site()=> #head #sig)
    }
}

/// Whether a parameter is the same in the signature after it was moved inside.
fn stays_as_it_is(input: &FnArg) -> bool {
    match input {
        FnArg::Receiver(_) => true,
        FnArg::Typed(typed) => {
            let name = plain_name(&typed.pat);
            typed.attrs.is_empty() && name.is_some_and(|name| name.mutability.is_none())
        }
    }
}

/// Moves every parameter inside.
pub(super) fn moved(measured: &Measured) -> Moved {
    moved_unless(measured, |_| false)
}

/// Moves the parameters inside, where what is captured is looked at outside of the body: then the names of a pattern
/// must be known there, and the body takes what it uses of them.
pub(super) fn moved_after_captures(measured: &Measured) -> Moved {
    let captures = !measured.captures.is_empty();
    let mut moved = moved_unless(measured, |pattern| {
        captures && !matches!(pattern, Pat::Wild(_))
    });
    moved.bindings.extend(read_by_captures(measured));
    moved
}

/// As [`moved`], for an `async` block inside of an `async fn`: to bind them again would keep a third copy of each. The
/// block takes them as it mentions them, and drops the last one first, as the function does. Where a parameter is a
/// pattern, its names have to be bound.
pub(super) fn moved_into_a_block(measured: &Measured) -> Moved {
    let inputs = &measured.function.sig.inputs;
    let names = inputs.iter().map(|input| match input {
        FnArg::Receiver(receiver) => Some(receiver.self_token.to_token_stream()),
        FnArg::Typed(typed) if typed.attrs.is_empty() => {
            Some(plain_name(&typed.pat)?.ident.to_token_stream())
        }
        FnArg::Typed(_) => None,
    });
    let Some(names) = names.collect::<Option<Vec<_>>>() else {
        return moved(measured);
    };
    let names = names.iter().rev();
    Moved {
        inputs: inputs.clone(),
        bindings: quote_spanned!(Span::mixed_site()=> #(let _ = &#names;)*),
    }
}

/// `let _ = &name;` for what the captures read: read outside, it may be left alone inside.
fn read_by_captures(measured: &Measured) -> Option<TokenStream> {
    let captures = words(&captures::closure(measured)?);
    let read = measured
        .function
        .sig
        .inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(typed) => Some(&plain_name(&typed.pat)?.ident),
            FnArg::Receiver(_) => None,
        });
    let read = read.filter(|name| captures.contains(&name.to_string()));
    let read = read.map(|name| quote_spanned!(site_at(name.span())=> let _ = &#name;));
    Some(read.collect())
}

/// The words of an expression, and those that a format names within a string.
fn words(tokens: &TokenStream) -> Vec<String> {
    let text = tokens.to_string();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '#');
    words.map(str::to_owned).collect()
}

fn moved_unless(measured: &Measured, stays: impl Fn(&Pat) -> bool) -> Moved {
    let mut inputs = measured.function.sig.inputs.clone();
    let mut bindings = TokenStream::new();
    for (index, input) in inputs.iter_mut().enumerate() {
        bindings.extend(match input {
            FnArg::Receiver(receiver) => receiver_binding(receiver),
            FnArg::Typed(typed) => match plain_name(&typed.pat).cloned() {
                Some(name) => same_name(typed, name),
                None if stays(&typed.pat) => continue,
                None => other_name(typed, index),
            },
        });
    }
    Moved { inputs, bindings }
}

/// A receiver cannot be bound again, but looking at it moves it as a whole; a reference needs no moving.
fn receiver_binding(receiver: &Receiver) -> TokenStream {
    if matches!(receiver.kind, ReceiverKind::Reference(..)) {
        return TokenStream::new();
    }
    let this = receiver.self_token;
    quote_spanned!(Span::mixed_site()=> let _ = &#this;)
}

/// `let name = name;`
fn same_name(typed: &mut PatType, name: PatIdent) -> TokenStream {
    let attrs = take_attributes(typed);
    let site = site_at(name.ident.span());
    let PatIdent {
        mutability, ident, ..
    } = name;
    *typed.pat = ident_pattern(ident.clone());
    quote_spanned!(site=> #(#attrs)* let #mutability #ident = #ident;)
}

/// `let __telemetry_arg0 = __telemetry_arg0; let pattern = __telemetry_arg0;`, where what the pattern leaves is dropped in its turn.
fn other_name(typed: &mut PatType, index: usize) -> TokenStream {
    let attrs = take_attributes(typed);
    let cfgs = attrs.iter().filter(|attr| stays_outside(attr));
    let site = site_at(typed.pat.span());
    let argument = format_ident!("__telemetry_arg{index}", span = site);
    let pattern = std::mem::replace(&mut *typed.pat, ident_pattern(argument.clone()));
    let mutability = has_ref_mut(&pattern).then(|| syn::Token![mut](site));
    let moved = quote_spanned!(site=> #(#cfgs)* let #mutability #argument = #argument;);
    match pattern {
        Pat::Wild(_) => moved,
        pattern => quote_spanned!(site=> #moved #(#attrs)* let #pattern = #argument;),
    }
}

/// Whether the pattern borrows mutably from what it is matched with.
fn has_ref_mut(pattern: &Pat) -> bool {
    pattern.to_token_stream().to_string().contains("ref mut ")
}

/// The attributes that go along with the binding; those that only it needs leave the signature.
fn take_attributes(typed: &mut PatType) -> Vec<Attribute> {
    let attrs = typed
        .attrs
        .iter()
        .filter(|attr| moves_with_binding(attr))
        .cloned()
        .collect();
    typed.attrs.retain(stays_outside);
    attrs
}

/// `name` or `mut name`. A name in capitals may be a constant or a unit struct, which binds nothing.
fn plain_name(pattern: &Pat) -> Option<&PatIdent> {
    match pattern {
        Pat::Ident(pattern) if pattern.by_ref.is_none() && pattern.subpat.is_none() => {
            let capital = pattern
                .ident
                .to_string()
                .chars()
                .next()
                .is_some_and(char::is_uppercase);
            if capital { None } else { Some(pattern) }
        }
        _ => None,
    }
}

fn ident_pattern(ident: Ident) -> Pat {
    Pat::Ident(PatIdent {
        attrs: Vec::new(),
        by_ref: None,
        mutability: None,
        ident,
        subpat: None,
    })
}
