#![deny(
    dead_code,
    unused_imports,
    unused_mut,
    unused_must_use,
    unused_variables,
    unreachable_code,
    let_underscore_drop,
    non_local_definitions,
    private_bounds,
    private_interfaces,
    unnameable_types,
    unused_qualifications,
    unused_results,
    unsafe_code,
    mismatched_lifetime_syntaxes
)]
#![deny(clippy::all, clippy::pedantic)]

/// Adds.
///
/// # Errors
/// When it is too long.
#[measured(fields(a, len = b.len(), ?b), classify)]
pub fn result(a: u32, b: &str) -> Result<u32, String> {
    u32::try_from(b.len()).map(|b| a + b).map_err(|error| error.to_string())
}

/// Waits.
///
/// # Errors
/// Never.
#[measured(request_id = "x", budget_ms = 1)]
pub async fn later(a: u32, b: &str) -> Result<u32, String> {
    let _: usize = std::future::ready(b.len()).await;
    a.checked_add(1).ok_or_else(String::new)
}

#[measured(name = "x")]
#[must_use]
pub fn plain(a: u32) -> u32 {
    a
}

#[both]
#[must_use]
pub fn node(mut state: serde_json::Value) -> serde_json::Value {
    state.take()
}
