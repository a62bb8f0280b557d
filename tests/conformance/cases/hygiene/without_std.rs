//@ editions: 2018 2021 2024
//! A crate without `std` that links `std` and `alloc` later, under other names.
#![no_std]

extern crate alloc as heap;
extern crate std as real;

use heap::borrow::ToOwned as _;
use heap::boxed::Box;
use heap::string::{String, ToString as _};
use heap::vec::Vec;
use support::{Noisy, block_on, say};

#[measured]
fn plain(n: u32) -> Vec<u32> {
    (0..n).collect()
}

#[measured(classify, fields(text, ?n), request_id = text)]
fn result(text: &str, n: Option<u32>) -> Result<String, String> {
    if let Some(n) = n {
        return Err(n.to_string());
    }
    Ok(text.to_owned())
}

#[measured]
fn object(_noisy: Noisy) -> Result<Box<dyn Fn() -> u32>, core::fmt::Error> {
    Ok(Box::new(|| 5))
}

#[measured]
async fn later(text: &str) -> Result<usize, core::num::ParseIntError> {
    let n: u32 = text.parse()?;
    Ok(text.len() + n as usize)
}

#[measured]
fn boxed(n: u8) -> core::pin::Pin<Box<dyn core::future::Future<Output = u8> + Send>> {
    Box::pin(async move { n })
}

#[measured]
fn caught(n: u32) -> Result<(), ()> {
    real::panic::catch_unwind(|| assert!(n > 1)).map_err(|_| ())
}

struct Local;

#[measured]
impl Local {
    fn method(&self) -> Result<u8, ()> {
        Err(())
    }
}

#[both]
fn node(
    state: heap::collections::BTreeMap<String, u32>,
) -> Result<heap::collections::BTreeMap<String, u32>, String> {
    if state.is_empty() {
        Err("empty".to_owned())
    } else {
        Ok(state)
    }
}

fn main() {
    say(plain(3).len());
    say(format_args!(
        "{:?} {:?}",
        result("a", None),
        result("a", Some(1))
    ));
    say(object(Noisy("argument")).map_or(0, |f| f()));
    say(format_args!(
        "{:?} {:?}",
        block_on(later("12")),
        block_on(later("x"))
    ));
    say(block_on(boxed(4)));
    real::panic::set_hook(Box::new(|_| {}));
    say(format_args!("{:?} {:?}", caught(1), caught(2)));
    say(format_args!("{:?}", Local.method()));
    say(node(core::iter::once(("a".to_owned(), 1)).collect()).is_ok());
    say(node(core::iter::empty().collect()).is_err());
}
