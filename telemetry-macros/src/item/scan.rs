//! Finds where an item ends without parsing it, so that an item that we do not know cannot break its neighbours.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::parse::{ParseStream, Parser, Result};
use syn::{Attribute, Token, token};

use super::{Block, Function, Item, Other, What};

/// Reads an item that is no function, after its attributes.
pub(super) fn item(attrs: Vec<Attribute>, input: ParseStream<'_>) -> Result<Item> {
    let start = input.span();
    let tokens = rest_of_item(input)?;
    if let Some(function) = odd_function(&attrs, &tokens) {
        return Ok(Item::Function(Box::new(function)));
    }
    let keyword = keyword(&tokens).unwrap_or((String::new(), start));
    let what = match (&*keyword.0, tokens.last()) {
        ("impl" | "mod" | "trait", Some(TokenTree::Group(group))) => {
            let head = tokens[..tokens.len() - 1].iter().cloned().collect();
            return Ok(Item::Block(Box::new(Block::parse(
                attrs,
                (&keyword.0, keyword.1),
                head,
                group,
            )?)));
        }
        ("mod", _) => What::ModWithoutBody,
        ("fn", Some(TokenTree::Punct(_))) => What::FunctionWithoutBody,
        ("fn", _) => What::StrangeFunction,
        ("struct" | "enum" | "union", _) => What::Type,
        // Not `extern crate`.
        ("extern", Some(TokenTree::Group(_))) => What::ExternBlock,
        ("macro", _) => What::Macro,
        ("", _) => What::Statement,
        _ => What::Unknown,
    };
    let mut all = TokenStream::new();
    all.append_all(&attrs);
    all.append_all(&tokens);
    Ok(Item::Other(Other {
        what,
        span: keyword.1,
        tokens: all.into_token_stream(),
    }))
}

/// A function whose head `syn` does not read. One that is `async` or `const` is none: it cannot have a guard.
fn odd_function(attrs: &[Attribute], tokens: &[TokenTree]) -> Option<Function> {
    let at = tokens
        .iter()
        .position(|token| matches!(token, TokenTree::Ident(word) if word == "fn"))?;
    let qualifiers = tokens[..at].iter();
    let mut words = qualifiers.filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    });
    let is_plain =
        words.all(|word| matches!(&*word, "pub" | "unsafe" | "extern" | "default" | "crate"));
    match (tokens.get(at + 1), tokens.last()) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) if is_plain => {
            let mut head = TokenStream::new();
            head.append_all(attrs);
            head.append_all(&tokens[..tokens.len() - 1]);
            Function::odd(head, name, body).ok()
        }
        _ => None,
    }
}

/// The word that says which item it is; a macro call says so by its `!`.
fn keyword(tokens: &[TokenTree]) -> Option<(String, Span)> {
    let mut extern_word = None;
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(ident) = token else {
            continue;
        };
        let word = ident.to_string();
        match &*word {
            "fn" | "impl" | "mod" | "trait" | "struct" | "enum" | "const" | "static" | "type"
            | "use" => {
                return Some((word, ident.span()));
            }
            "pub" | "unsafe" | "safe" | "async" | "default" | "auto" => {}
            // Only after the true keywords: `impl !Send for …` is no call of a macro.
            _ if matches!(tokens.get(index + 1), Some(TokenTree::Punct(next)) if next.as_char() == '!') =>
            {
                return Some(("macro".to_owned(), ident.span()));
            }
            "union" | "macro" => return Some((word, ident.span())),
            "extern" => extern_word = Some((word, ident.span())),
            _ => {}
        }
    }
    extern_word
}

/// The items that the statements of a body begin with, and the rest.
pub(super) fn leading_items(statements: &TokenStream) -> (TokenStream, TokenStream) {
    let split = |input: ParseStream<'_>| {
        let mut items = TokenStream::new();
        while is_item_ahead(input) {
            items.append_all(input.call(Attribute::parse_outer)?);
            items.append_all(rest_of_item(input)?);
        }
        Ok((items, input.parse()?))
    };
    let split = split.parse2(statements.clone());
    split.unwrap_or_else(|_| (TokenStream::new(), statements.clone()))
}

/// Whether a statement is an item. What is taken for none is left where it is, which is right for every statement.
fn is_item_ahead(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    if ahead.call(Attribute::parse_outer).is_err() {
        return false;
    }
    let keyword = ahead.peek(Token![use])
        || ahead.peek(Token![fn])
        || ahead.peek(Token![struct])
        || ahead.peek(Token![enum])
        || ahead.peek(Token![trait])
        || ahead.peek(Token![impl])
        || ahead.peek(Token![mod])
        || ahead.peek(Token![type])
        || ahead.peek(Token![static]) && ahead.peek2(syn::Ident)
        || ahead.peek(Token![const]) && (ahead.peek2(syn::Ident) || ahead.peek2(Token![_]));
    let qualified =
        (ahead.peek(Token![const]) || ahead.peek(Token![async]) || ahead.peek(Token![unsafe]))
            && (ahead.peek2(Token![fn]) || ahead.peek2(Token![impl]) || ahead.peek2(Token![trait]));
    keyword || qualified
}

/// All up to the `;` or the braces that end the item.
pub(super) fn rest_of_item(input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    let mut tokens = Vec::new();
    let ends_with_semicolon = {
        let ahead = input.fork();
        ahead.parse::<syn::Visibility>()?;
        let is_constant_function = ahead.peek2(Token![fn])
            || ahead.peek2(Token![async])
            || ahead.peek2(Token![unsafe])
            || ahead.peek2(Token![extern]);
        ahead.peek(Token![const]) && !is_constant_function
            || ahead.peek(Token![static])
            || ahead.peek(Token![type])
            || ahead.peek(Token![use])
    };
    while !input.is_empty() {
        let at_end = if input.peek(Token![;]) {
            true
        } else {
            // Braces may also stand in the generics of a head: `impl Buffer<{ N }> for …`.
            input.peek(token::Brace)
                && !ends_with_semicolon
                && !(input.peek2(Token![>]) || input.peek2(Token![,]) || input.peek2(Token![>>]))
        };
        tokens.push(if at_end {
            input.call(unwrapped)?
        } else {
            input.parse()?
        });
        if at_end {
            break;
        }
    }
    Ok(tokens)
}

/// The next token; braces that came out of a `macro_rules!` fragment without their invisible group.
fn unwrapped(input: ParseStream<'_>) -> Result<TokenTree> {
    let tree: TokenTree = input.parse()?;
    match &tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            match group.stream().into_iter().next() {
                Some(TokenTree::Group(inner)) if inner.delimiter() == Delimiter::Brace => {
                    Ok(TokenTree::Group(Group::clone(&inner)))
                }
                _ => Ok(tree),
            }
        }
        _ => Ok(tree),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items in the source, each as its kind and, for blocks, the number of members.
    fn kinds(source: &str) -> Vec<String> {
        let items = |input: ParseStream<'_>| {
            let mut items = Vec::new();
            while !input.is_empty() {
                items.push(input.call(Item::parse)?);
            }
            Ok(items)
        };
        let items = items
            .parse2(source.parse().expect("tokens"))
            .expect("items");
        let names = items.iter().map(|item| match item {
            Item::Function(function) => format!("fn {}", function.name()),
            Item::Block(block) => format!("{:?} {}", block.kind, block.members.len()),
            Item::Other(other) => format!("{:?}", other.what),
        });
        names.collect()
    }

    #[test]
    fn items_end_where_they_end() {
        let source = "
            use a::{b, c}; const X: T = T { a: 1 }; const _: () = { f(); }; static S: [u8; { 3 }] = [0; 3];
            type A<const N: usize> = B<{ N }>; pub(in a::b) struct S; struct T(u8); struct U<const N: usize = { 3 }> { x: u8 }
            enum E { A { x: u8 } } union V { a: u8 } impl A<{ 1 }> for B<{ 2 }, { 3 }> { fn a() {} const B: u8 = { 1 }; fn c(); }
            mod m { #![allow(x)] fn f() {} } mod n; pub unsafe trait Q: R { fn a(); fn b() {} } extern crate x;
            unsafe extern \"C\" { fn f(); } macro_rules! m { () => {}; } m! {} a::m!(x); thread_local! { static X: u8 = 1; }
            const fn f() {} pub(crate) const unsafe extern \"C\" fn g() {} async fn h() -> T<{ 1 }> {} default fn i() {}
        ";
        let found = kinds(source).join("; ");
        let expected = "Unknown; Unknown; Unknown; Unknown; Unknown; Type; Type; Type; Type; Type; Impl(Some(\"B\")) 3; \
            Mod 1; ModWithoutBody; Trait 2; Unknown; ExternBlock; Macro; Macro; Macro; Macro; fn f; fn g; fn h; fn i";
        assert_eq!(found, expected);
    }
}
