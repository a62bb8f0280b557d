//! Tells whether a function can be a node of a graph: from a state to a new state.

use syn::{FnArg, GenericArgument, Pat, PathArguments, ReturnType, Signature, Type};

/// The first parameter that is a state, of a function that gives a state.
pub(crate) fn state(sig: &Signature) -> Option<String> {
    let ReturnType::Type(_, output) = &sig.output else {
        return None;
    };
    if !is_state(output) && !first_argument(output, "Result").is_some_and(is_state) {
        return None;
    }
    sig.inputs.iter().find_map(|input| match input {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(pat) if pat.subpat.is_none() && is_state(&typed.ty) => {
                Some(pat.ident.to_string())
            }
            _ => None,
        },
        FnArg::Receiver(_) => None,
    })
}

/// Whether the runtime has `NodeState` for a type that is written like this.
fn is_state(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => is_state(&reference.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            let is_plain = last.arguments.is_none();
            (last.ident == "Value" && is_plain)
                || (last.ident == "Map" && is_map_of_strings(ty, "Map"))
                || is_map_of_strings(ty, "HashMap")
                || is_map_of_strings(ty, "BTreeMap")
        }),
        _ => false,
    }
}

fn is_map_of_strings(ty: &Type, name: &str) -> bool {
    first_argument(ty, name)
        .is_some_and(|key| matches!(key, Type::Path(path) if path.path.is_ident("String")))
}

/// The first argument of a type of this name.
fn first_argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path
        .path
        .segments
        .last()
        .filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn a_node_goes_from_state_to_state() {
        let state = |sig: Signature| state(&sig);
        assert_eq!(
            state(parse_quote!(fn f(&self, n: u8, doc: &Value) -> Result<Value, E>)).as_deref(),
            Some("doc")
        );
        assert_eq!(
            state(parse_quote!(fn f(m: HashMap<String, u8>) -> Map<String, Value>)).as_deref(),
            Some("m")
        );
        assert_eq!(state(parse_quote!(fn f(doc: &Value))), None);
        assert_eq!(state(parse_quote!(fn f(doc: &Value) -> bool)), None);
        assert_eq!(state(parse_quote!(fn f(n: Value<u8>) -> Value)), None);
    }
}
