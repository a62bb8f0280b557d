//@ editions: 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::convert::Infallible;
use std::error::Error;
use std::fmt::Display;
use support::{Noisy, assert_send, block_on, poll_once, say, yield_once};

type Answer<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[measured]
async fn iterator(n: u32) -> impl Iterator<Item = u32> + Clone {
    yield_once().await;
    0..n
}

#[measured]
async fn fallible_iterator(n: u32) -> Result<impl Iterator<Item = u32>, String> {
    yield_once().await;
    if n == 0 {
        return Err("none".to_owned());
    }
    Ok((0..n).rev())
}

#[measured]
async fn closure(text: &str) -> impl Fn(u32) -> String + use<> {
    yield_once().await;
    let text = text.to_owned();
    move |n| format!("{text}{n}")
}

#[measured]
async fn boxed_closure(n: u32) -> Box<dyn Fn(u32) -> u32 + Send> {
    yield_once().await;
    if n == 0 {
        Box::new(|m| m)
    } else {
        Box::new(move |m| m + n)
    }
}

#[measured]
async fn dynamic(flag: bool) -> Box<dyn Display> {
    if flag {
        return Box::new("text");
    }
    yield_once().await;
    Box::new(5)
}

#[measured]
async fn alias(text: &str) -> Answer<u32> {
    yield_once().await;
    let n: u32 = text.parse()?;
    if n == 0 {
        Err("zero")?
    }
    Ok(n)
}

#[measured]
async fn boxed_error(text: &str) -> Result<u32, Box<dyn Error>> {
    Ok(text.parse::<u8>()?.into())
}

#[measured]
async fn slice(list: &[u8; 3]) -> &[u8] {
    yield_once().await;
    list
}

#[measured]
async fn function(flag: bool) -> fn(u32) -> u32 {
    yield_once().await;
    if flag { |n| n + 1 } else { |n| n }
}

#[measured]
async fn option(list: &mut [Noisy]) -> Option<&mut Noisy> {
    yield_once().await;
    let first = list.first_mut()?;
    Some(first)
}

#[measured]
async fn nested() -> Result<Option<Result<u8, ()>>, String> {
    yield_once().await;
    Ok(Some(Err(())))
}

#[measured]
async fn tuple(noisy: Noisy) -> (Noisy, impl Display) {
    yield_once().await;
    (noisy, 5)
}

#[measured]
async fn infallible() -> Result<u8, Infallible> {
    yield_once().await;
    Ok(1)
}

#[measured]
async fn uninhabited() -> Infallible {
    loop {
        yield_once().await;
    }
}

#[measured]
async fn never() -> ! {
    loop {
        yield_once().await;
    }
}

#[measured]
async fn never_panics(_noisy: Noisy) -> ! {
    yield_once().await;
    panic!("never")
}

#[measured]
async fn diverges(_noisy: Noisy) -> u32 {
    yield_once().await;
    panic!("diverges")
}

#[measured]
async fn pending() {
    std::future::pending().await
}

#[measured]
async fn unit() -> () {
    yield_once().await
}

#[both]
async fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    yield_once().await;
    if state.is_null() {
        return Err("null".to_owned());
    }
    Ok(state)
}

fn caught(run: impl FnOnce()) {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    say(format_args!("panicked: {}", caught.is_err()));
}

fn main() {
    say(block_on(iterator(4)).clone().sum::<u32>());
    say(block_on(fallible_iterator(4)).map_or(0, Iterator::count));
    say(block_on(fallible_iterator(0)).is_err());
    say(block_on(assert_send(closure("n")))(1));
    say(block_on(boxed_closure(1))(1));
    say(block_on(dynamic(true)));
    say(block_on(dynamic(false)));
    say(format_args!("{:?}", block_on(assert_send(alias("x")))));
    say(format_args!("{:?}", block_on(alias("0"))));
    say(format_args!("{:?}", block_on(boxed_error("300"))));
    say(block_on(slice(&[1, 2, 3])).len());
    say(block_on(function(true))(1));
    let mut list = [Noisy("one"), Noisy("two")];
    *block_on(option(&mut list)).unwrap() = Noisy("three");
    say(format_args!("{:?}", block_on(nested())));
    let (noisy, shown) = block_on(tuple(Noisy("in a tuple")));
    say(format_args!("{} {shown}", noisy.0));
    say(format_args!("{:?}", block_on(infallible())));
    say(poll_once(uninhabited()).is_none());
    say(poll_once(never()).is_none());
    caught(|| block_on(never_panics(Noisy("argument"))));
    caught(|| say(block_on(diverges(Noisy("argument")))));
    say(poll_once(pending()).is_none());
    block_on(unit());
    say(format_args!(
        "{:?}",
        block_on(node(serde_json::json!({"a": 1})))
    ));
    say(block_on(node(serde_json::Value::Null)).is_err());
}
