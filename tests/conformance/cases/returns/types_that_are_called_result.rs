//! A type that is called like one of the standard library, and is another.
use support::{block_on, say};

mod three {
    #[derive(Debug)]
    pub(crate) struct Result<A, B, C>(pub(crate) A, pub(crate) B, pub(crate) C);
}

mod plain {
    #[derive(Debug)]
    pub(crate) enum Result {
        Good,
        Bad,
    }
}

#[derive(Debug)]
struct SearchResult<'a> {
    text: &'a str,
}

#[must_use]
#[derive(Debug)]
enum Option<T> {
    Some(T),
    Nothing,
}

#[measured]
fn of_three(n: u32) -> three::Result<u32, &'static str, [u8; 2]> {
    three::Result(n, "b", [1, 2])
}

#[measured]
fn of_none(n: u32) -> plain::Result {
    if n == 0 {
        return plain::Result::Bad;
    }
    plain::Result::Good
}

#[measured]
fn search(text: &str) -> SearchResult<'_> {
    SearchResult { text }
}

#[measured]
fn own_option(n: u32) -> Option<u32> {
    if n == 0 {
        Option::Nothing
    } else {
        Option::Some(n)
    }
}

#[measured]
async fn later_of_three<T>(value: T) -> three::Result<T, (), ()> {
    three::Result(value, (), ())
}

#[measured]
async fn later_search(text: &str) -> SearchResult<'_> {
    SearchResult {
        text: search(text).text,
    }
}

#[measured]
async fn later_option(n: u32) -> Option<Option<u32>> {
    Option::Some(own_option(n))
}

fn main() {
    say(format_args!(
        "{:?} {:?} {:?}",
        of_three(1),
        of_none(0),
        of_none(1)
    ));
    say(format_args!(
        "{:?} {:?} {:?}",
        search("a"),
        own_option(0),
        own_option(1)
    ));
    say(format_args!("{:?}", block_on(later_of_three('x'))));
    say(format_args!("{:?}", block_on(later_search("b"))));
    say(format_args!("{:?}", block_on(later_option(2))));
}
