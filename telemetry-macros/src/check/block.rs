//! Judges the functions of a block: each takes over what the block says, unless its own attribute says otherwise.

use syn::{Attribute as SynAttribute, Meta};

use super::{Scope, function, settings};
use crate::args::RawArgs;
use crate::diag::Errors;
use crate::ir::Target;
use crate::item::{Block, BlockKind, Function, Item, is_attribute, needs_async};
use crate::keys::{Attribute, Key};

/// Judges a block and all in it.
pub(super) fn check(
    args: &RawArgs,
    mut block: Block,
    outer: &Scope,
    errors: &mut Errors,
) -> Target {
    for word in args.words_for_one_function() {
        let example = Key::named(&word.to_string()).map_or("", Key::example);
        let message = format!(
            "`{word}` speaks of one function; put `#[measured({example})]` on the function"
        );
        errors.at(word.span(), message);
    }
    let scope = Scope {
        settings: settings::check(args, &outer.settings, errors),
        type_name: match &block.kind {
            BlockKind::Impl(name) => name.clone(),
            BlockKind::Mod | BlockKind::Trait => None,
        },
        stays_async: block.attrs.iter().any(needs_async),
    };
    let members = std::mem::take(&mut block.members);
    let members = members
        .into_iter()
        .map(|item| member(item, &scope, errors))
        .collect();
    Target::Block(Box::new(block), members)
}

fn member(item: Item, scope: &Scope, errors: &mut Errors) -> Target {
    match item {
        Item::Function(function) => member_function(*function, scope, errors),
        Item::Block(mut block) => {
            let args = own_args(&mut block.attrs, errors).unwrap_or_default();
            if args.skip.is_some() {
                return Target::Untouched(Box::new(Item::Block(block)));
            }
            check(&args, *block, scope, errors)
        }
        Item::Other(other) => Target::Untouched(Box::new(Item::Other(other))),
    }
}

fn member_function(mut function: Function, scope: &Scope, errors: &mut Errors) -> Target {
    // A node measures itself; measuring it twice would count it twice.
    let is_node = function
        .attrs
        .iter()
        .any(|attr| is_attribute(attr, "traced_node"));
    if is_node || (function.sig.constness.is_some() && own(&function.attrs).is_none()) {
        return Target::Untouched(Box::new(Item::Function(Box::new(function))));
    }
    let args = own_args(&mut function.attrs, errors).unwrap_or_default();
    if args.skip.is_some() || function.sig.constness.is_some() {
        return super::check(
            Attribute::Measured,
            args,
            Item::Function(Box::new(function)),
            errors,
        );
    }
    function::target(Attribute::Measured, args, function, scope, errors)
}

fn own(attrs: &[SynAttribute]) -> Option<usize> {
    attrs.iter().position(|attr| is_attribute(attr, "measured"))
}

/// Takes the `#[measured(…)]` of a member and reads it.
fn own_args(attrs: &mut Vec<SynAttribute>, errors: &mut Errors) -> Option<RawArgs> {
    let attr = attrs.remove(own(attrs)?);
    Some(match attr.meta {
        Meta::Path(_) => RawArgs::default(),
        Meta::List(list) => RawArgs::read(Attribute::Measured, list.tokens, errors),
        Meta::NameValue(pair) => {
            errors.on(
                pair,
                "the arguments stand in parentheses: `#[measured(name = \"…\")]`",
            );
            RawArgs::default()
        }
    })
}
