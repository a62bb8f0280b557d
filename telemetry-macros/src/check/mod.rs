//! Every rule: what was written and the item become `ir`, or mistakes. After a mistake the `ir` is never looked at.

mod block;
mod captures;
mod function;
mod outcome;
mod settings;

use crate::args::RawArgs;
use crate::diag::Errors;
use crate::edition;
use crate::ir::{Settings, Target};
use crate::item::{Item, Other, What};
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
pub(crate) fn check(
    attribute: Attribute,
    args: RawArgs,
    item: Item,
    errors: &mut Errors,
) -> Target {
    if let Some(skip) = &args.skip {
        for word in args.words_beside_skip() {
            errors.at(
                word.span(),
                format!("`{word}` has no effect beside `skip`; remove one of the two"),
            );
        }
        if attribute == Attribute::TracedNode {
            errors.at(
                skip.word.span(),
                "`skip` belongs to `#[measured]`; remove `#[traced_node]` instead",
            );
        }
        return Target::Untouched(Box::new(item));
    }
    let scope = Scope {
        settings: Settings::default(),
        type_name: None,
        stays_async: false,
    };
    match item {
        Item::Function(function) => {
            if let Some(token) = &function.sig.constness {
                let message = "a `const fn` cannot be measured, because reading the clock is not const; \
                    remove `const`, or put the attribute on its caller";
                errors.at(token.span, message);
                return Target::Untouched(Box::new(Item::Function(function)));
            }
            function::target(attribute, args, *function, &scope, errors)
        }
        Item::Block(block) if attribute == Attribute::TracedNode => {
            errors.at(
                block.keyword,
                "a node is one function; put `#[traced_node]` on the function",
            );
            Target::Untouched(Box::new(Item::Block(block)))
        }
        Item::Block(block) if block.kind == crate::item::BlockKind::Trait => {
            let message = "a trait cannot be measured as a whole; put `#[measured]` on its methods that have a body";
            errors.at(block.keyword, message);
            Target::Untouched(Box::new(Item::Block(block)))
        }
        Item::Block(block) => match block.refused().cloned() {
            Some(written) => Target::Untouched(Box::new(Item::Other(Other {
                what: What::Unknown,
                span: block.keyword,
                tokens: written,
            }))),
            None => block::check(&args, *block, &scope, errors),
        },
        // rustc has said what there is to say.
        Item::Other(other) if is_refused(other.what) => {
            Target::Untouched(Box::new(Item::Other(other)))
        }
        Item::Other(other) => {
            errors.at(other.span, refusal(attribute, other.what));
            Target::Untouched(Box::new(Item::Other(other)))
        }
    }
}

/// Whether rustc has refused the item before it came here. A signature that we do not know is one that rustc does not
/// know either, but in the old editions.
fn is_refused(what: What) -> bool {
    match what {
        What::Statement => true,
        What::StrangeFunction => edition::is_at_least(2021),
        _ => false,
    }
}

fn refusal(attribute: Attribute, what: What) -> String {
    match what {
        What::FunctionWithoutBody => format!(
            "there is no body to measure; put `{attribute}` on the method in each `impl`, \
            or on a function that calls the foreign one"
        ),
        What::StrangeFunction => {
            format!(
                "the signature of this function is not understood; remove `{attribute}` from it"
            )
        }
        What::ModWithoutBody => {
            format!(
                "the functions of this module are in another file; put `{attribute}` on the functions there"
            )
        }
        What::Type => format!(
            "a type cannot be measured; put `{attribute}` on its `impl` block or on a function"
        ),
        What::ExternBlock => {
            format!(
                "foreign functions have no body to measure; put `{attribute}` on a function that calls them"
            )
        }
        What::Macro => {
            format!("a macro cannot be measured; put `{attribute}` on the functions that it makes")
        }
        What::Statement | What::Unknown => {
            format!("there is no function here to measure; put `{attribute}` on a function")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(attribute: Attribute, args: &str, item: &str) -> Vec<String> {
        let mut errors = Errors::default();
        let args = RawArgs::read(attribute, args.parse().expect("tokens"), &mut errors);
        let item = Item::read(item.parse().expect("tokens"));
        check(attribute, args, item, &mut errors);
        errors.messages()
    }

    fn start(attribute: Attribute, args: &str, item: &str, expected: &str) {
        let found = mistakes(attribute, args, item);
        assert!(
            found.len() == 1 && found[0].starts_with(expected),
            "{item}: {found:#?}"
        );
    }

    #[test]
    fn what_cannot_be_measured_gets_one_answer() {
        let refused = |item, expected| start(Attribute::Measured, "", item, expected);
        refused("const fn f() {}", "a `const fn` cannot be measured");
        refused("struct S;", "a type cannot be measured");
        refused("pub(crate) enum E {}", "a type cannot be measured");
        refused("fn f(&self);", "there is no body to measure");
        refused("safe fn f();", "there is no body to measure");
        refused("extern \"C\" { fn f(); }", "foreign functions have no body");
        refused("macro_rules! m { () => {} }", "a macro cannot be measured");
        refused("m!();", "a macro cannot be measured");
        refused("mod m;", "the functions of this module are in another file");
        refused(
            "trait T { fn f() {} }",
            "a trait cannot be measured as a whole",
        );
        refused("use a::b;", "there is no function here to measure");
        start(
            Attribute::TracedNode,
            "",
            "impl S {}",
            "a node is one function",
        );
    }

    #[test]
    fn classify_needs_a_result() {
        let refused = |args, item, expected| start(Attribute::Measured, args, item, expected);
        for item in [
            "fn f() -> u8 { 1 }",
            "async fn f() -> (A, B) {}",
            "fn f() -> impl Future<Output = u8> {}",
        ] {
            refused("classify", item, "`classify` needs a `Result`");
        }
        refused(
            "classify",
            "fn f() {}",
            "`classify` looks at the returned value, and `f` returns none",
        );
        refused(
            "classify",
            "#[track_caller] fn f() -> Result<A, B> {}",
            "`classify` must look at the result",
        );
        refused(
            "ok_if = a, classify",
            "fn f() -> A {}",
            "`classify` needs the error of a `Result`",
        );
        refused(
            "ok_if = a, error_if = b",
            "fn f() -> A {}",
            "`ok_if` and `error_if` say the same",
        );
        for item in [
            "fn f() -> io::Result<u8> {}",
            "fn f() -> T {}",
            "impl S { fn a() {} }",
        ] {
            assert_eq!(
                mistakes(Attribute::Measured, "classify", item),
                <[String; 0]>::default(),
                "{item}"
            );
        }
    }

    #[test]
    fn values_are_judged_by_their_meaning() {
        let refused = |args, expected| start(Attribute::Measured, args, "fn f() {}", expected);
        refused(
            "budget_ms = 0",
            "`budget_ms` must be above 0 and below ten years",
        );
        refused(
            "budget_ms = -0.5",
            "`budget_ms` must be above 0 and below ten years",
        );
        refused(
            "budget_ms = 1e999",
            "`budget_ms` must be above 0 and below ten years",
        );
        refused("sample = 1.01", "`sample` is a fraction from 0.0 to 1.0");
        refused("sample = -1", "`sample` is a fraction from 0.0 to 1.0");
        refused("name = \" \"", "an operation needs a name");
        refused(
            "level = \"debugg\"",
            "`level` cannot be `debugg`; did you mean `debug`?",
        );
        refused(
            "memory = \"x\"",
            "`memory` cannot be `x`; expected one of `alloc`, `rss`, `off`",
        );
        refused("fields(a, a = b)", "duplicate field `a`");
        refused(
            "skip, level = \"info\"",
            "`level` has no effect beside `skip`",
        );
    }

    #[test]
    fn a_node_has_a_state_and_returns_one() {
        let refused = |args, item, expected| start(Attribute::TracedNode, args, item, expected);
        refused(
            "",
            "fn f(input: S) -> S { input }",
            "a node needs its state",
        );
        refused(
            "state = a",
            "fn f(input: S) -> S { input }",
            "there is no parameter called `a`",
        );
        refused("", "fn f(state: S) {}", "a node returns its new state");
        refused(
            "ok_if = a",
            "fn f(state: S) -> Result<S, E> {}",
            "the `Result` of the node decides",
        );
    }

    #[test]
    fn mistakes_in_a_block_are_found_in_every_function() {
        let block = "impl S { #[measured(sample = 2)] fn a() {} #[measured] const fn b() {} const fn c() {} \
            #[measured(level = \"x\")] async fn d() {} }";
        let found = mistakes(Attribute::Measured, "name = \"x\", budget_ms = 0", block);
        assert_eq!(found.len(), 5, "{found:#?}");
    }
}
