//! The error type is a parameter, without a `'static` bound.
#![deny(warnings)]

use telemetry_runtime::{NodeState, measured, traced_node};

#[measured(classify)]
fn fails<E: std::error::Error>(error: E) -> Result<(), E> {
    Err(error)
}

#[measured(classify)]
fn borrows<'a>(text: &'a str) -> Result<(), Borrowed<'a>> {
    Err(Borrowed(text))
}

#[measured(classify)]
async fn fails_later<E: std::fmt::Display>(error: E) -> Result<(), E> {
    Err(error)
}

#[traced_node]
fn node<S: NodeState, E: std::error::Error>(state: S, error: Option<E>) -> Result<S, E> {
    error.map_or(Ok(state), Err)
}

#[derive(Debug)]
struct Borrowed<'a>(&'a str);

impl std::fmt::Display for Borrowed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Borrowed<'_> {}

fn main() {
    assert!(fails(std::fmt::Error).is_err());
    assert!(borrows("text").is_err());
    drop(fails_later("text"));
    assert!(node(serde_json::json!({}), None::<std::fmt::Error>).is_ok());
}
