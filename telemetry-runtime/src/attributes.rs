//! The attributes, documented where users look for them.

/// Measures a function: timing, memory, outcome, budget and errors of every call.
///
/// It goes on a function, a method, an `impl` block or an inline `mod` (each function in it;
/// `#[measured(skip)]` leaves one out). The function itself does not change: neither its
/// signature, nor what it returns, nor when its values are dropped.
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `name = "…"` | the operation's name, key of the budget table and of every report | the function's name; `Type::method` for a function of a type |
/// | `budget_ms = 10` | duration budget in milliseconds: a number, or a const expression in braces | none |
/// | `classify` | give an `Err` a category, log it with its chain, count it towards its alert | off |
/// | `memory = "alloc"` | source of the memory delta: `"alloc"`, `"rss"` or `"off"` | what `install()` chose |
/// | `level = "debug"` | level of the completion line | `"info"` |
/// | `sample = 0.01` | fraction of *successful* calls that get a completion line | 1.0 |
/// | `fields(user, len = query.len())` | values on the line; `%x` for `Display`, `?x` for `Debug` | none |
/// | `request_id = expr` | the request that the call belongs to | the ambient request |
/// | `ok_if = path`, `error_if = path` | a `fn(&T) -> bool` that decides the outcome | by type: `Err` is an error |
/// | `crate = path` | where this crate is, if it was renamed | `::telemetry_runtime` |
///
/// Fields are evaluated once, at the beginning of a call, and only if telemetry is on. Numbers,
/// booleans and JSON values stay what they are; other values are text by `Display`, else what they
/// serialise as (`serde::Serialize`), else text by `Debug`.
/// A panic in a field's expression is caught: the field is lost, the call goes on.
///
/// ```
/// use telemetry_runtime::measured;
///
/// #[measured(budget_ms = 10, classify, fields(bytes = text.len()))]
/// fn parse(text: &str) -> Result<u32, std::num::ParseIntError> {
///     text.trim().parse()
/// }
///
/// assert_eq!(parse(" 42 "), Ok(42));
/// ```
///
/// # Outcome
///
/// Every call ends as `ok`, `error`, `panicked` or `cancelled` (a future that was dropped before
/// it finished). An alias of `Result` is seen through, whatever its name.
///
/// In a destructor that runs because of a panic, a second panic makes the innermost call that it
/// began in `panicked`, and the futures that it leaves. Functions around that call count as `ok`:
/// whether they were left by the panic or caught it, a guard cannot tell. For the same reason a
/// function that catches a panic of its own there, and returns no `Result`, counts as `panicked`.
///
/// # What it expands to
///
/// A guard in front of the body, and nothing else, unless the result may be an error: then the body
/// becomes a closure that is called at once. An `async fn` becomes a function that returns its
/// future, wrapped; it is as lazy and as `Send` as before, and at most 96 bytes larger. A function
/// that returns a future is measured to the end of that future, if its return type is written as
/// `impl Future<Output = T>` or `Pin<Box<dyn Future<Output = T>>>`, or is called `…Future` and is a
/// boxed future.
///
/// Clippy and rustdoc make no code. They are shown the function as it was written, and a statement
/// that checks the arguments where there are any: so clippy finds what it finds without the
/// attribute, and the documentation has the user's signature. Names that begin with `__telemetry`
/// are the expansion's own.
///
/// # What is not possible
///
/// Each of these needs something that stable Rust does not have.
///
/// - `const fn`: there is no clock at compile time. A `const fn` in an annotated `impl` is left out.
/// - `classify` on a function with `#[track_caller]`: seeing the result needs a closure, and a
///   closure is a caller of its own. Without `classify` its errors count as `ok`.
/// - A named future (`Ready<T>`, `MyFuture`), or one with a trait of its own (`impl Future + Clone`):
///   its type cannot change, so it is measured to its construction. So is a boxed future of a type
///   parameter that is not said to outlive the box (`U: 'static`).
/// - An `async fn` that returns `impl Fn(&T) -> U`: an `async` block cannot say its type, and a closure at
///   its end is not told what it takes. Return a `Box<dyn Fn(&T) -> U>`, or leave the function out.
/// - `impl Future<Output = T>` of a trait of yours that is called `Future` does not compile; write the
///   path of the trait, `impl mine::Future<Output = T>`, or leave the function out.
/// - A function that the linker has to prove free of panics (`#[no_panic]` of that crate) cannot call a
///   measured one.
/// - In editions before 2024 the temporaries of a body's last expression are dropped after the call
///   has ended, and `tail_expr_drop_order`, a lint for those who migrate, says so.
/// - Signatures that only editions 2015 and 2018 have (`&(Fn() -> u8)`, `async` as a name) get the guard
///   alone: their errors count as `ok`.
/// - In a function that returns a `Result`, the path of an item in the body has a `{{closure}}` in it: a macro
///   that asks `type_name` for the name of its function sees that.
///
/// What rustc says of the body stays at its place, and has its number (but for `break` outside of a
/// loop, which is then inside of a closure). These of its words differ:
/// in a function that returns a `Result`, `unconditional_recursion` is not found, and some labels
/// speak of a closure; in an `async fn` they speak of an `async` block, the help to clone a moved
/// argument is missing, a borrow that is too short stands at the whole body, and
/// `async_fn_in_trait` is not found. `tests/conformance` has a case for each.
pub use telemetry_macros::measured;

/// Measures a node of a graph: a function from a state to a new state.
///
/// It does everything that [`measured`](macro@measured) does and takes all of its arguments. The
/// operation is called `node_<name>`. A node is a span: outside of a trace it begins one. Its own
/// line tells the keys of the state that came in and of the state that came out, and when it fails
/// the state that came in, redacted.
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `state = ident` | the parameter that holds the state | the one called `state` |
///
/// The state has [`NodeState`](trait@crate::NodeState): derive it for a struct; maps have it already. A
/// state that has it not but can be serialised (`serde::Serialize`), such as a JSON value, is taken
/// as it serialises.
///
/// ```
/// use std::collections::BTreeMap;
/// use telemetry_runtime::traced_node;
///
/// type State = BTreeMap<String, String>;
///
/// #[traced_node(request_id = request_id, budget_ms = 1)]
/// fn classify_intent(mut state: State, request_id: &str) -> Result<State, std::io::Error> {
///     state.insert("intent".to_owned(), "search".to_owned());
///     Ok(state)
/// }
///
/// let state = classify_intent(State::new(), "req-42").unwrap();
/// assert_eq!(state["intent"], "search");
/// ```
pub use telemetry_macros::traced_node;

/// Derives [`NodeState`](trait@crate::NodeState) for a struct: its keys are its fields.
///
/// A field marked `#[node_state(skip)]` is left out, of the keys and of the summary.
pub use telemetry_macros::NodeState;
