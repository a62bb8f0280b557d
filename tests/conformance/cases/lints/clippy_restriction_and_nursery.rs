#![warn(
    clippy::nursery,
    clippy::absolute_paths,
    clippy::arithmetic_side_effects,
    clippy::default_numeric_fallback,
    clippy::else_if_without_else,
    clippy::exhaustive_structs,
    clippy::expect_used,
    clippy::implicit_return,
    clippy::let_underscore_untyped,
    clippy::min_ident_chars,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::mod_module_files,
    clippy::multiple_inherent_impl,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::pattern_type_mismatch,
    clippy::pub_use,
    clippy::question_mark_used,
    clippy::redundant_type_annotations,
    clippy::ref_patterns,
    clippy::same_name_method,
    clippy::semicolon_outside_block,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::single_call_fn,
    clippy::std_instead_of_core,
    clippy::string_add,
    clippy::unreachable,
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    clippy::use_debug,
    clippy::wildcard_enum_match_arm
)]

pub struct S(u32);

#[measured]
pub fn could_be_const(a: u32) -> u32 {
    a + 1
}

#[measured]
pub fn shadows(a: u32, b: u32) -> Result<u32, String> {
    let a = a + 1;
    let b = a + b;
    b.checked_add(a).ok_or_else(std::string::String::new)
}

#[measured]
pub async fn later(a: u32) -> Result<u32, String> {
    let a = std::future::ready(a).await;
    a.checked_add(1).ok_or_else(String::new)
}

#[measured]
pub fn unwraps(a: Option<u32>) -> Result<u32, String> {
    Ok(a.unwrap() + private(&a)?)
}

#[measured]
fn private(a: &Option<u32>) -> Result<u32, String> {
    match a {
        Some(b) => Ok(*b),
        None => panic!("none"),
    }
}

#[measured]
impl S {
    pub fn get(&self) -> u32 {
        self.0
    }
    pub fn set(&mut self, a: u32) -> Result<u32, String> {
        self.0 = a;
        self.0.checked_add(1).ok_or_else(String::new)
    }
}

#[both]
pub fn node(mut state: serde_json::Value) -> serde_json::Value {
    state.take()
}
