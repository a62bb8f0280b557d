//! Every rule: what was written and the item become `ir`, or mistakes. After a mistake the `ir` is never looked at.

mod block;
mod captures;
mod function;
mod outcome;
mod settings;

use crate::args::RawArgs;
use crate::diag::Errors;
use crate::ir::{Settings, Target};
use crate::item::{Item, What};
use crate::keys::Attribute;

/// What surrounds a function: the block that carries the attribute, if it is not on the function itself.
#[derive(Clone)]
struct Scope {
    /// What the surrounding blocks say for all their functions.
    settings: Settings,
    /// The type of the `impl` block that was annotated, whose functions are named after it.
    type_name: Option<String>,
    /// An attribute such as `#[async_trait]` on the block has yet to find its `async fn`s.
    stays_async: bool,
}

/// Judges an attribute on an item.
pub(crate) fn check(attribute: Attribute, args: RawArgs, item: Item, errors: &mut Errors) -> Target {
    if let Some(skip) = &args.skip {
        for word in args.words_beside_skip() {
            errors.at(word.span(), format!("`{word}` has no effect beside `skip`; remove one of the two"));
        }
        if attribute == Attribute::TracedNode {
            errors.at(skip.word.span(), "`skip` belongs to `#[measured]`; remove `#[traced_node]` instead");
        }
        return Target::Untouched(Box::new(item));
    }
    let scope = Scope { settings: Settings::default(), type_name: None, stays_async: false };
    match item {
        Item::Function(function) => {
            if let Some(token) = &function.sig.constness {
                let message = "a `const fn` cannot be measured, because reading the clock is not const; \
                    remove `const`, or put the attribute on its caller";
                errors.at(token.span, message);
                return Target::Untouched(Box::new(Item::Function(function)));
            }
            Target::Measured(Box::new(function::check(attribute, args, *function, &scope, errors)))
        }
        Item::Block(block) if attribute == Attribute::TracedNode => {
            errors.at(block.keyword, "a node is one function; put `#[traced_node]` on the function");
            Target::Untouched(Box::new(Item::Block(block)))
        }
        Item::Block(block) if block.kind == crate::item::BlockKind::Trait => {
            let message = "a trait cannot be measured as a whole; put `#[measured]` on its methods that have a body";
            errors.at(block.keyword, message);
            Target::Untouched(Box::new(Item::Block(block)))
        }
        Item::Block(block) => block::check(&args, *block, &scope, errors),
        Item::Other(other) => {
            errors.at(other.span, refusal(attribute, other.what));
            Target::Untouched(Box::new(Item::Other(other)))
        }
    }
}

fn refusal(attribute: Attribute, what: What) -> String {
    match what {
        What::FunctionWithoutBody => format!(
            "there is no body to measure; put `{attribute}` on the method in each `impl`, \
            or on a function that calls the foreign one"
        ),
        What::ModWithoutBody => {
            format!("the functions of this module are in another file; put `{attribute}` on the functions there")
        }
        What::Type => format!("a type cannot be measured; put `{attribute}` on its `impl` block or on a function"),
        What::ExternBlock => {
            format!("foreign functions have no body to measure; put `{attribute}` on a function that calls them")
        }
        What::Macro => format!("a macro cannot be measured; put `{attribute}` on the functions that it makes"),
        What::Unknown => format!("there is no function here to measure; put `{attribute}` on a function"),
    }
}
