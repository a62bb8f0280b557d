#![allow(clippy::all, clippy::pedantic)]
use support::say;

struct BoxFuture<'a, T>(&'a str, T);

#[measured]
fn named<'a>(text: &'a str) -> BoxFuture<'a, u32> {
    BoxFuture(text, 5)
}

mod aliased {
    pub type BoxFuture<T> = Result<T, String>;
    pub type LocalBoxFuture = u32;
}

#[measured]
fn fallible(n: u32) -> aliased::BoxFuture<u32> {
    n.checked_sub(1).ok_or_else(|| "zero".to_owned())
}

#[measured]
fn number(n: u32) -> aliased::LocalBoxFuture {
    n
}

fn main() {
    let named = named("text");
    say(named.0);
    say(named.1);
    say(format_args!("{:?}", fallible(0)));
    say(number(3));
}
