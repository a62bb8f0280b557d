//@ reworded: elsewhere
use std::future::Future;

fn needs(_: impl FnOnce() + 'static) {}

#[measured]
pub fn boxed(a: &str) -> Result<Box<dyn Fn() -> usize>, String> {
    Ok(Box::new(move || a.len()))
}
