//! What each form expands to, pretty-printed beside this file; `UPDATE_EXPECT=1 cargo test` writes it anew.

use expect_test::expect_file;
use proc_macro2::TokenStream;

use crate::keys::Attribute;
use crate::reader::Reader;

fn measured(name: &str, args: &str, item: &str) {
    let (given, code) = (tokens(args), tokens(item));
    let expanded = crate::attribute(Attribute::Measured, given, code, Reader::Compiler);
    check(name, &format!("#[measured({args})]\n{item}"), &expanded);
}

fn node(name: &str, args: &str, item: &str) {
    let (given, code) = (tokens(args), tokens(item));
    let expanded = crate::attribute(Attribute::TracedNode, given, code, Reader::Compiler);
    check(name, &format!("#[traced_node({args})]\n{item}"), &expanded);
}

/// What clippy and rustdoc are shown.
fn shown(name: &str, args: &str, item: &str) {
    let (given, code) = (tokens(args), tokens(item));
    let expanded = crate::attribute(Attribute::Measured, given, code, Reader::Onlooker);
    check(name, &format!("#[measured({args})]\n{item}"), &expanded);
}

/// Compares with the file, which shows what was written in front of what it became.
fn check(name: &str, source: &str, expanded: &TokenStream) {
    let file = syn::parse2(expanded.clone()).unwrap_or_else(|error| panic!("{error}: {expanded}"));
    let source: Vec<String> = source
        .lines()
        .map(|line| format!("// {}", line.trim()))
        .collect();
    expect_file![format!("{name}.rs")].assert_eq(&format!(
        "{}\n\n{}",
        source.join("\n"),
        prettyplease::unparse(&file)
    ));
}

fn tokens(source: &str) -> TokenStream {
    source.parse().expect("tokens")
}

#[test]
fn guard() {
    measured(
        "guard",
        "",
        "/// Adds.\npub fn add(a: u32, b: u32) -> u32 { #![allow(unused)] a + b }",
    );
    measured(
        "guard_budget",
        "budget_ms = { LIMIT * 2 }",
        "fn search() {}",
    );
    measured(
        "guard_track_caller",
        "",
        "#[track_caller] fn f(a: u32) -> Result<u32, E> { g(a) }",
    );
    let args = "name = \"search\", budget_ms = 10, memory = \"rss\", level = \"warn\", sample = 0.5, crate = a::b,
        request_id = request.id, fields(user, len = query.len(), ?debugged, x = %shown, a.b = 1)";
    measured(
        "guard_fields",
        args,
        "fn search(query: &str) { find(query) }",
    );
}

#[test]
fn result() {
    let item = "fn f(self, mut a: u32, (x, y): (u32, u32), _: T, _b: T, #[cfg(z)] c: u32) -> io::Result<u32> {
        a += g()?; Ok(a)
    }";
    measured("result", "", item);
    let item = "fn f((a, b): (u32, u32)) -> Result<impl Iterator<Item = u32>, E> { h(a, b) }";
    measured("result_fields", "fields(a)", item);
    measured(
        "classify",
        "classify",
        "fn f(a: u32) -> Result<u32, E> { g(a) }",
    );
    measured(
        "ok_if",
        "ok_if = Option::is_some",
        "fn f(a: u32) -> Option<u32> { g(a) }",
    );
}

#[test]
fn future() {
    measured(
        "future",
        "fields(a)",
        "async fn f(a: &str) -> Result<u32, E> where T: U { g(a).await }",
    );
    measured(
        "future_unit",
        "",
        "pub(crate) async unsafe fn f<T>(self: Arc<Self>) { g().await; }",
    );
    measured(
        "future_kept_async",
        "",
        "#[tokio::main] async fn main() -> Result<(), E> { g().await }",
    );
    measured(
        "future_never",
        "",
        "async fn serve() -> ! { loop { g().await } }",
    );
}

#[test]
fn returned_future() {
    let item = "fn f(a: u32) -> impl Future<Output = u32> + Send { async move { a } }";
    measured("returned_future", "", item);
    let item = "fn f<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, Bad>> + Send + 'a>> { Box::pin(g(a)) }";
    measured("returned_future_boxed", "classify, fields(a)", item);
}

#[test]
fn traced_node() {
    let item = "fn plan(state: State, config: &Config) -> State { state }";
    node("node", "request_id = config.id", item);
    node(
        "node_ok_if",
        "ok_if = State::is_done",
        "fn plan(state: State) -> State { state }",
    );
    let item = "async fn plan((input, _): (State, u32)) -> Result<State, E> { Ok(input) }";
    node("node_async", "state = input, classify", item);
}

#[test]
fn blocks() {
    let item = "impl<T> Store<T> {
        const N: u32 = 1;
        const fn constant() {}
        fn get(&self) -> u32 { 1 }
        fn set(&self) -> Result<(), E> { Ok(()) }
        #[measured(name = \"other\", level = \"error\")] fn renamed(&self) {}
        #[measured(skip)] fn skipped(&self) {}
        #[traced_node] fn node(state: S) -> S { state }
    }";
    measured("block_impl", "classify, level = \"debug\"", item);
    let item = "mod inner {
        use super::*;
        fn free() {}
        #[measured(skip)] impl S { fn a() {} }
        trait T { fn b(); fn c() {} }
    }";
    measured("block_mod", "", item);
}

#[test]
fn what_onlookers_are_shown() {
    shown(
        "shown",
        "",
        "async fn f((a, b): (u32, u32)) -> Result<u32, E> { fn g() {} g(); Ok(a) }",
    );
    shown(
        "shown_with_checks",
        "classify, fields(a)",
        "fn f(a: u32) -> Result<u32, E> {
            #![allow(unused)] use b::c; #[cfg(d)] const E: u8 = { 1 }; unsafe fn f() {} unsafe { g() }
            struct S; Ok(a)
        }",
    );
}

#[test]
fn mistakes() {
    measured(
        "mistakes",
        "budgetms = 1, sample = 2",
        "fn f() { unchanged(); }",
    );
    let item = "impl S { #[measured(nmae = \"x\")] fn a(&self) {} #[measured] fn b(&self) {} }";
    measured("mistakes_in_a_block", "", item);
}

#[test]
fn derived_state() {
    let item = "struct State<'a, T: Debug> where T: Clone {
        name: &'a T, #[node_state(skip)] secret: String, r#type: u32
    }";
    check(
        "derive_node_state",
        &format!("#[derive(NodeState)]\n{item}"),
        &crate::derive::node_state(tokens(item)),
    );
}
