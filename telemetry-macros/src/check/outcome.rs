//! Judges how the outcome is found, and from that and the signature decides the form.

use syn::{ExprPath, Generics, ReturnType, Type};

use crate::args::{RawArgs, Written};
use crate::diag::Errors;
use crate::ir::{Form, NodeOutcome, Observe, Settings};
use crate::item::{
    Function, FutureKind, Output, ReturnedFuture, error_borrows, has_impl, is_option, may_be_alias,
    needs_async, needs_the_frame, returned_future,
};
use crate::keys::Attribute;

/// What a function ends with, and in which way.
struct Returns<'a> {
    output: Output,
    /// Its type; `None` for `()` that is not written.
    ty: Option<&'a Type>,
    /// Awaited: `async`, or a function that returns a future.
    awaited: bool,
    in_frame: bool,
    generics: &'a Generics,
}

impl Returns<'_> {
    fn error_borrows(&self) -> bool {
        self.ty.is_some_and(|ty| error_borrows(ty, self.generics))
    }
}

/// The form, and whether errors are classified.
pub(super) fn check(
    attribute: Attribute,
    args: &RawArgs,
    function: &Function,
    settings: &Settings,
    stays_async: bool,
    errors: &mut Errors,
) -> (Form, bool) {
    let is_async = function.sig.asyncness.is_some();
    let in_frame = function.attrs.iter().any(needs_the_frame) || function.sig.variadic.is_some();
    let future = if is_async || in_frame {
        None
    } else {
        returned_future(&function.sig)
    };
    let ty = match (&future, &function.sig.output) {
        (Some(future), _) => Some(&future.output),
        (None, ReturnType::Type(_, ty)) => Some(&**ty),
        (None, ReturnType::Default) => None,
    };
    let output = match (&future, ty.map_or(Output::Unit, Output::of)) {
        (_, Output::Result) => Output::Result,
        // The `Result` may be inside of the alias.
        (Some(future), _) if future.kind == FutureKind::Alias => Output::Unknown,
        (_, output) => output,
    };
    let returns = Returns {
        output,
        ty,
        awaited: is_async || future.is_some(),
        in_frame: in_frame && !is_async,
        generics: &function.sig.generics,
    };

    let classify = args.classify.is_some()
        || (settings.classify
            && output == Output::Result
            && !returns.in_frame
            && verdict(args).is_none());
    refuse(args, &returns, function, errors);
    if function.odd_head.is_some() {
        refuse_odd(attribute, args, function, errors);
        return (Form::Guard, false);
    }
    let observe = match attribute {
        Attribute::Measured => measured(args, &returns, classify),
        Attribute::TracedNode => Some(Observe::Node(node(
            args, &returns, function, classify, errors,
        ))),
    };
    let form = match (observe, future) {
        (Some(observe), None) if is_async => {
            let stays_async =
                stays_async || output == Output::Never || function.attrs.iter().any(needs_async);
            Form::Async {
                observe,
                stays_async,
            }
        }
        (Some(observe), Some(ReturnedFuture { output, kind })) => Form::ReturnsFuture {
            observe,
            output: Box::new(output),
            kind,
        },
        (Some(observe), None) if !in_frame => Form::Result(observe),
        _ => Form::Guard,
    };
    (form, classify)
}

/// The mistakes that arguments make together, or with the return type.
fn refuse(args: &RawArgs, returns: &Returns<'_>, function: &Function, errors: &mut Errors) {
    if let (Some(_), Some(second)) = (&args.ok_if, &args.error_if) {
        errors.at(
            second.word.span(),
            "`ok_if` and `error_if` say the same thing twice; keep one of the two",
        );
    }
    if let (Some(classify), Some((word, _))) = (&args.classify, verdict(args)) {
        let message = format!(
            "`classify` needs the error of a `Result`, and `{word}` decides without one; keep one of the two"
        );
        errors.at(classify.word.span(), message);
    }
    let looks = args.classify.as_ref().map(|written| &written.word);
    let looks = looks.into_iter().chain(verdict(args).map(|(word, _)| word));
    for word in looks {
        if returns.in_frame {
            let message = format!(
                "`{word}` must look at the result from outside the body, where `#[track_caller]` would lose the caller; \
                remove one of the two"
            );
            errors.at(word.span(), message);
        } else if matches!(returns.output, Output::Unit | Output::Never) {
            let message = format!(
                "`{word}` looks at the returned value, and `{}` returns none; remove it",
                function.name()
            );
            errors.at(word.span(), message);
        } else if word == "classify" && returns.output == Output::Plain && verdict(args).is_none() {
            let instead = match returns.ty {
                Some(ty) if is_option(ty) => {
                    "remove it, or say which values are good: `ok_if = Option::is_some`"
                }
                _ => "remove it, or say which values are errors: `error_if = path::to::function`",
            };
            let message = format!(
                "`classify` needs a `Result`, which `{}` does not return; {instead}",
                function.name()
            );
            errors.at(word.span(), message);
        }
    }
}

/// What cannot be asked of a function whose return type we do not read.
fn refuse_odd(attribute: Attribute, args: &RawArgs, function: &Function, errors: &mut Errors) {
    let classify = args.classify.as_ref().map(|written| &written.word);
    for word in classify
        .into_iter()
        .chain(verdict(args).map(|(word, _)| word))
    {
        let message = format!(
            "`{word}` looks at the returned value, and the signature of `{}` is not understood; write `dyn` in front of \
            its trait objects, and no keyword of later editions as a name",
            function.name()
        );
        errors.at(word.span(), message);
    }
    if attribute == Attribute::TracedNode {
        errors.at(
            function.sig.ident.span(),
            "the signature of this node is not understood; write `dyn` in front of its trait objects, and no keyword of \
            later editions as a name",
        );
    }
}

fn measured(args: &RawArgs, returns: &Returns<'_>, classify: bool) -> Option<Observe> {
    if let Some(written) = &args.ok_if {
        return Some(Observe::OkIf(written.value.clone()));
    }
    if let Some(written) = &args.error_if {
        return Some(Observe::ErrorIf(written.value.clone()));
    }
    match returns.output {
        _ if classify => Some(Observe::Classify {
            borrows: returns.error_borrows(),
        }),
        Output::Result => Some(Observe::Probe),
        Output::Unit | Output::Never | Output::Plain if returns.awaited => Some(Observe::Nothing),
        // A closure cannot say the type, and the probe cannot do without it.
        _ if returns.awaited && returns.ty.is_some_and(has_impl) => Some(Observe::Nothing),
        _ if returns.awaited => Some(Observe::Probe),
        Output::Unknown
            if returns
                .ty
                .is_some_and(|ty| may_be_alias(ty, returns.generics)) =>
        {
            Some(Observe::Probe)
        }
        _ => None,
    }
}

fn node(
    args: &RawArgs,
    returns: &Returns<'_>,
    function: &Function,
    classify: bool,
    errors: &mut Errors,
) -> NodeOutcome {
    if matches!(returns.output, Output::Unit | Output::Never) {
        errors.at(
            function.return_span(),
            "a node returns its new state, or a `Result` of it; give it a return type",
        );
    }
    if returns.in_frame {
        errors.at(
            function.sig.ident.span(),
            "a node must look at its result from outside the body, where `#[track_caller]` would lose the caller; \
            remove one of the two",
        );
    }
    let borrows = returns.error_borrows();
    match (verdict(args), returns.output) {
        (Some((word, _)), Output::Result) => {
            errors.at(
                word.span(),
                format!("the `Result` of the node decides already; remove `{word}`"),
            );
            NodeOutcome::Result { borrows }
        }
        (None, _) if classify || returns.output == Output::Result => {
            NodeOutcome::Result { borrows }
        }
        (None, Output::Unknown)
            if returns
                .ty
                .is_some_and(|ty| may_be_alias(ty, returns.generics)) =>
        {
            NodeOutcome::Either { borrows }
        }
        (None, _) => NodeOutcome::State,
        (Some((word, path)), _) if word == "ok_if" => NodeOutcome::StateOkIf(path.clone()),
        (Some((_, path)), _) => NodeOutcome::StateErrorIf(path.clone()),
    }
}

/// The argument that decides the outcome, and its function.
fn verdict(args: &RawArgs) -> Option<(&syn::Ident, &ExprPath)> {
    let Written { word, value } = args.ok_if.as_ref().or(args.error_if.as_ref())?;
    Some((word, value))
}
