//! Nothing of ours is complained of where everything is denied.
#![deny(warnings, missing_docs, unused, future_incompatible, let_underscore)]
#![deny(rust_2018_idioms, unreachable_pub, single_use_lifetimes, trivial_casts)]
#![deny(unused_qualifications, unused_results, variant_size_differences)]
#![deny(
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::absolute_paths)]
#![deny(clippy::shadow_unrelated, clippy::shadow_reuse, clippy::shadow_same)]
#![deny(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![deny(clippy::single_call_fn, clippy::min_ident_chars, clippy::str_to_string)]
#![deny(clippy::items_after_statements, clippy::needless_pass_by_value)]
#![allow(clippy::single_call_fn, reason = "each is tried once")]
#![forbid(unsafe_code)]

use serde_json::Value;
use support::{Noisy, block_on, say};

#[measured]
fn plain(text: &str) -> usize {
    const FIRST: usize = 1;
    text.len().saturating_add(FIRST)
}

#[measured(classify, fields(text, len = text.len()), request_id = text, budget_ms = 5)]
fn result(text: &str, _noisy: &Noisy) -> Result<u32, std::num::ParseIntError> {
    let number = text.parse::<u32>()?;
    Ok(number.saturating_add(1))
}

#[measured]
async fn later(mut numbers: Vec<u32>, (left, right): (u32, u32)) -> Option<Vec<u32>> {
    std::future::ready(()).await;
    numbers.push(left.checked_add(right)?);
    Some(numbers)
}

#[measured]
fn future(number: u32) -> impl Future<Output = u32> + Send {
    std::future::ready(number)
}

#[both]
fn node(state: Value) -> Result<Value, String> {
    if state.is_null() {
        return Err(state.to_string());
    }
    Ok(state)
}

#[both]
async fn node_later(state: Value) -> Value {
    std::future::ready(state).await
}

struct Store {
    items: Vec<u32>,
}

#[measured]
impl Store {
    fn first(&self) -> Option<u32> {
        self.items.first().copied()
    }

    fn take(&mut self) -> Result<u32, String> {
        self.items.pop().ok_or_else(|| "empty".to_owned())
    }

    async fn all(self) -> Vec<u32> {
        std::future::ready(self.items).await
    }
}

fn main() {
    say(plain("text"));
    let noisy = Noisy("lent");
    say(format_args!(
        "{:?} {:?}",
        result("1", &noisy),
        result("x", &noisy)
    ));
    say(format_args!("{:?}", block_on(later(vec![1], (2, 3)))));
    say(block_on(future(4)));
    say(format_args!(
        "{:?} {:?}",
        node(Value::Null),
        block_on(node_later(Value::Bool(true)))
    ));
    let mut store = Store { items: vec![1, 2] };
    say(format_args!("{:?} {:?}", store.first(), store.take()));
    say(format_args!("{:?}", block_on(store.all())));
}
