//@ lost: unused_variables dead_code
//! The arguments of the attribute change nothing of what the function does.
#![allow(clippy::elidable_lifetime_names)]
use std::fmt;

use support::{Noisy, block_on, say, yield_once};

#[derive(Debug)]
struct Failure<'a>(&'a str);

impl fmt::Display for Failure<'_> {
    #[measured]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Failure<'_> {}

#[measured(
    budget_ms = 1.5,
    memory = "alloc",
    level = "debug",
    sample = 0.01,
    name = "custom",
    fields(text, len = text.len(), ?other, x = ?text, y = %text),
    request_id = text,
)]
fn all_of_them(text: &str, other: u32) -> Result<usize, String> {
    Ok(text.len() + other as usize)
}

#[measured(fields(list, shown = format!("{}", list.0)))]
fn only_captured(list: Noisy) {}

#[measured(fields(list), request_id = id)]
fn only_captured_in_result(list: u8, id: &str) -> Result<(), u8> {
    Err(list)
}

#[measured(fields(a, b, x), classify)]
fn of_a_pattern(
    (a, b): (u32, String),
    [x, ..]: [u32; 2],
) -> Result<String, std::num::ParseIntError> {
    b.parse::<u32>().map(|n| (n + a + x).to_string())
}

#[measured(fields(a, x))]
async fn of_a_pattern_later((a, _): (u32, String), (x, _): (u32, Noisy)) -> u32 {
    yield_once().await;
    a + x
}

#[measured(classify)]
fn generic_error<E: std::error::Error>(error: E) -> Result<(), E> {
    Err(error)
}

#[measured(classify)]
fn borrowed_error<'a>(text: &'a str) -> Result<(), Failure<'a>> {
    Err(Failure(text))
}

#[measured(classify)]
async fn shown_error<E: fmt::Display>(error: E) -> Result<(), E> {
    Err(error)
}

#[measured(classify)]
fn plain_error(noisy: Noisy) -> Result<u8, Noisy> {
    Err(noisy)
}

#[measured(ok_if = Option::is_some)]
fn judged(n: u32) -> Option<u32> {
    n.checked_sub(1)
}

#[measured(error_if = Vec::<u32>::is_empty, fields(n))]
fn judged_wrong(n: u32) -> Vec<u32> {
    (0..n).collect()
}

const LIMIT: u64 = 20;

#[measured(budget_ms = { LIMIT * 2 })]
fn budget() -> u32 {
    1
}

#[measured(budget_ms = { 1.5 }, fields(r#type, r#match = r#type.len()))]
fn r#raw(r#type: &str) -> usize {
    r#type.len()
}

struct Owner {
    name: String,
    items: Vec<u32>,
}

impl Owner {
    #[measured(fields(count = self.items.len(), self.name = self.name))]
    fn taken(self, index: usize) -> Result<u32, String> {
        self.items.get(index).copied().ok_or(self.name)
    }
}

fn main() {
    say(format_args!("{:?}", all_of_them("abc", 1)));
    only_captured(Noisy("list"));
    say(format_args!("{:?}", only_captured_in_result(1, "id")));
    say(format_args!(
        "{:?}",
        of_a_pattern((1, "x".to_owned()), [2, 3])
    ));
    say(format_args!(
        "{:?}",
        of_a_pattern((1, "5".to_owned()), [2, 3])
    ));
    say(block_on(of_a_pattern_later(
        (1, String::new()),
        (2, Noisy("beside")),
    )));
    say(generic_error(fmt::Error).is_err());
    say(format_args!("{:?}", borrowed_error("text")));
    say(format_args!("{:?}", block_on(shown_error("text"))));
    say(plain_error(Noisy("error")).is_err());
    say(format_args!(
        "{:?} {:?} {:?}",
        judged(0),
        judged(1),
        judged_wrong(0)
    ));
    say(budget() as usize + raw("raw"));
    let owner = Owner {
        name: "owner".to_owned(),
        items: vec![1],
    };
    say(format_args!("{:?}", owner.taken(5)));
}
