//@ lost: tail_expr_drop_order
//@ added: tail_expr_drop_order
//@ editions: 2018 2021
#![warn(rust_2021_compatibility, rust_2024_compatibility, rust_2018_idioms, future_incompatible)]
use std::cell::RefCell;
use std::future::Future;

pub struct Noisy(RefCell<u32>);

impl Drop for Noisy {
    fn drop(&mut self) {}
}

#[measured]
pub fn plain(a: Noisy) -> u32 {
    *a.0.borrow()
}

#[measured]
pub fn result(a: Noisy, b: (String, Noisy)) -> Result<u32, String> {
    drop(b.0);
    let c = *a.0.borrow();
    Ok(c)
}

#[measured]
pub fn tail(a: Noisy) -> Result<u32, String> {
    let c = Noisy(RefCell::new(1));
    Ok(*c.0.borrow() + *a.0.borrow())
}

#[measured]
pub async fn later(a: Noisy, b: (String, Noisy)) -> Result<u32, String> {
    drop(b.0);
    let c = *a.0.borrow();
    Ok(c)
}

#[measured]
pub fn overcaptures(a: &str, b: u32) -> impl Future<Output = u32> {
    drop(a.len());
    async move { b }
}

#[measured]
pub fn overcaptures_too(a: &str, b: u32) -> Result<impl Iterator<Item = u32>, String> {
    drop(a.len());
    Ok(std::iter::once(b))
}

#[both]
pub fn node(state: serde_json::Value, a: (String, Noisy)) -> serde_json::Value {
    drop(a.0);
    state
}

pub struct S(String, Noisy);

#[measured]
impl S {
    pub fn taken(self) -> Result<String, String> {
        Ok(self.0)
    }
    pub async fn later(self) -> String {
        self.0
    }
    pub fn if_let(&self) -> Result<u32, String> {
        if let Some(a) = Some(&self.1).map(|noisy| noisy.0.borrow()) {
            Ok(*a)
        } else {
            Err(String::new())
        }
    }
}
