#![warn(
    absolute_paths_not_starting_with_crate,
    closure_returning_async_block,
    deprecated_in_future,
    deprecated_safe_2024,
    edition_2024_expr_fragment_specifier,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    if_let_rescope,
    impl_trait_overcaptures,
    impl_trait_redundant_captures,
    keyword_idents,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_unsafe_on_extern,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    tail_expr_drop_order,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_attr_outside_unsafe,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
//@ editions: 2018 2021 2024
use std::future::Future;
use std::pin::Pin;

pub struct Wrapper<'a>(&'a str);

#[measured]
pub fn plain(a: u32) -> u32 {
    let unit = ();
    let _ = String::new();
    drop(unit);
    a as u32
}

#[measured]
pub fn result(a: u32, b: Wrapper) -> Result<u32, String> {
    let unit = ();
    let _ = String::new();
    b.0.len();
    drop(unit);
    Ok(a as u32)
}

#[measured]
pub fn elided(a: &str) -> Wrapper {
    Wrapper(a)
}

#[measured]
pub async fn later(a: u32, b: Wrapper<'_>, c: &Wrapper<'_>) -> Result<u32, std::string::String> {
    let _ = String::new();
    b.0.len();
    c.0.len();
    Ok(a as u32)
}

#[measured]
pub async fn later_unit(a: &str) {
    let unit = ();
    drop(unit);
    a.len();
}

#[measured]
pub fn future(a: &str) -> impl Future<Output = usize> + '_ {
    let _ = String::new();
    async move { a.len() }
}

#[measured]
pub fn boxed(a: &str) -> Pin<Box<dyn Future<Output = Result<usize, String>> + '_>> {
    let _ = String::new();
    Box::pin(async move { Ok(a.len()) })
}

#[measured]
pub fn iterator(a: &[u32]) -> impl Iterator<Item = u32> + '_ {
    a.iter().copied()
}

#[measured]
pub fn iterator_result(a: &[u32]) -> Result<impl Iterator<Item = u32> + '_, String> {
    Ok(a.iter().copied())
}

#[both]
pub fn node(state: serde_json::Value, a: &mut Vec<u32>) -> serde_json::Value {
    let _ = String::new();
    a.pop();
    state
}

#[both]
pub async fn later_node(mut state: serde_json::Value) -> Result<serde_json::Value, String> {
    state.take();
    Ok(state)
}

#[measured(fields(a, len = b.len()))]
pub fn fields(a: u32, b: &str) -> Result<u32, String> {
    b.len();
    Ok(a)
}

#[measured(classify)]
pub fn classified(a: u32) -> Result<u32, std::io::Error> {
    std::io::Write::flush(&mut std::io::stdout())?;
    Ok(a)
}

pub struct S;

#[measured]
impl S {
    pub fn method(self, a: &mut Vec<u32>) -> Result<Self, String> {
        a.pop();
        Ok(self)
    }
    pub async fn later(&mut self, a: &mut Vec<u32>) -> u32 {
        a.pop();
        1
    }
}

#[measured]
pub fn generic<'a, T: 'a>(a: &'a T) -> Result<&'a T, String> {
    Ok(a)
}
