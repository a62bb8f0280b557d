//! What will be expanded: plain, valid, cannot be wrong.
//!
//! The form follows from signature and arguments by one rule: *the guard alone, unless the result may be an error;
//! a future is always wrapped*.

use proc_macro2::{Ident, TokenStream};
use syn::{Expr, ExprPath, Type};

use crate::args::Show;
use crate::item::{Block, Function, FutureKind, Item};

/// What an item becomes.
pub(crate) enum Target {
    Measured(Box<Measured>),
    /// A block, and what each of its members becomes.
    Block(Box<Block>, Vec<Target>),
    /// Left as it is.
    Untouched(Box<Item>),
}

/// A function that is measured.
pub(crate) struct Measured {
    pub(crate) function: Function,
    pub(crate) name: Name,
    pub(crate) settings: Settings,
    pub(crate) captures: Vec<Capture>,
    pub(crate) form: Form,
}

/// The name of the operation.
pub(crate) enum Name {
    /// The function's name, to which the runtime adds the type that it is a method of.
    Resolved(String),
    /// The whole name.
    Fixed(String),
    /// A node's name, without `node_`.
    Node(String),
}

/// What may be said for one function or for a whole block.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    /// The path of the runtime crate, where it has another name.
    pub(crate) runtime: Option<TokenStream>,
    pub(crate) budget_ms: Option<Budget>,
    pub(crate) classify: bool,
    /// A variant of the runtime's `Memory`.
    pub(crate) memory: Option<Ident>,
    /// A variant of the runtime's `Level`.
    pub(crate) level: Option<Ident>,
    pub(crate) sample: Option<TokenStream>,
}

/// A declared budget, in milliseconds.
#[derive(Clone)]
pub(crate) enum Budget {
    /// A number that is known, and valid.
    Literal(TokenStream),
    /// A constant expression in its braces, which the compiler judges when it is known.
    Constant(TokenStream),
}

/// Something recorded when a call starts.
pub(crate) enum Capture {
    Field {
        name: String,
        show: Show,
        value: Expr,
    },
    RequestId(Expr),
    /// The state of a node, and its type; `None` for `self`.
    State(Ident, Option<Box<Type>>),
}

/// How the outcome is found in what the function returns.
pub(crate) enum Observe {
    /// Nothing can be seen in it: every return is ok.
    Nothing,
    /// The compiler tells a `Result` from any other type.
    Probe,
    /// The error is read; one that borrows cannot be read by its type.
    Classify {
        borrows: bool,
    },
    OkIf(ExprPath),
    ErrorIf(ExprPath),
    Node(NodeOutcome),
}

/// How the outcome of a node is found.
pub(crate) enum NodeOutcome {
    /// The function returns a `Result` of the new state.
    Result {
        borrows: bool,
    },
    /// The function returns the new state.
    State,
    /// Only the compiler knows which of the two.
    Either {
        borrows: bool,
    },
    StateOkIf(ExprPath),
    StateErrorIf(ExprPath),
}

/// The shape of the expansion.
pub(crate) enum Form {
    /// One statement in front of the body.
    Guard,
    /// The body in a closure, whose result is looked at.
    Result(Observe),
    /// An `async fn`, wrapped; it stays `async` where other attributes, or `-> !`, need that.
    Async { observe: Observe, stays_async: bool },
    /// A function that returns a future, which is wrapped.
    ReturnsFuture {
        observe: Observe,
        output: Box<Type>,
        kind: FutureKind,
    },
}
