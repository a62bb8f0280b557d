//! Judges one function.

use super::{Scope, captures, outcome, settings};
use crate::args::RawArgs;
use crate::diag::Errors;
use crate::ir::{Measured, Name, Target};
use crate::item::{Function, Item};
use crate::keys::Attribute;

/// Judges a function that is not `const`.
pub(super) fn target(
    attribute: Attribute,
    args: RawArgs,
    function: Function,
    scope: &Scope,
    errors: &mut Errors,
) -> Target {
    if function.is_refused() {
        return Target::Untouched(Box::new(Item::Function(Box::new(function))));
    }
    Target::Measured(Box::new(check(attribute, args, function, scope, errors)))
}

/// Judges the arguments of a function that can be measured.
fn check(
    attribute: Attribute,
    args: RawArgs,
    function: Function,
    scope: &Scope,
    errors: &mut Errors,
) -> Measured {
    let name = name(attribute, &args, &function, scope, errors);
    let mut settings = settings::check(&args, &scope.settings, errors);
    let (form, classify) = outcome::check(
        attribute,
        &args,
        &function,
        &settings,
        scope.stays_async,
        errors,
    );
    settings.classify = classify;
    let captures = captures::check(attribute, args, &function, errors);
    Measured {
        function,
        name,
        settings,
        captures,
        form,
    }
}

fn name(
    attribute: Attribute,
    args: &RawArgs,
    function: &Function,
    scope: &Scope,
    errors: &mut Errors,
) -> Name {
    let given = args.name.as_ref().map(|written| {
        let name = written.value.value();
        if name.trim().is_empty() {
            errors.at(
                written.value.span(),
                "an operation needs a name; write one, or remove `name`",
            );
        }
        name
    });
    match (attribute, given, &scope.type_name) {
        (Attribute::TracedNode, given, _) => Name::Node(given.unwrap_or_else(|| function.name())),
        (Attribute::Measured, Some(given), _) => Name::Fixed(given),
        (Attribute::Measured, None, Some(type_name)) => {
            Name::Fixed(format!("{type_name}::{}", function.name()))
        }
        (Attribute::Measured, None, None) => Name::Resolved(function.name()),
    }
}
