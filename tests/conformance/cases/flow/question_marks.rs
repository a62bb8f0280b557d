//@ editions: 2018 2021 2024
use std::ops::ControlFlow;
use std::task::Poll;

use support::{block_on, say};

#[derive(Debug)]
struct Wrapped(String);

impl From<&str> for Wrapped {
    #[measured]
    fn from(text: &str) -> Self {
        say("converted");
        Self(text.to_owned())
    }
}

#[measured]
fn option(n: u32) -> Option<u32> {
    let less = n.checked_sub(1)?;
    less.checked_sub(1)
}

#[measured]
fn converted(n: u32) -> Result<u32, Wrapped> {
    let less = n.checked_sub(1).ok_or("below zero")?;
    if less == 0 {
        Err("zero")?;
    }
    Ok(less)
}

#[measured]
fn polled(poll: Poll<Result<u32, &'static str>>) -> Result<Poll<u32>, Wrapped> {
    Ok(poll?.map(|n| n + 1))
}

#[measured]
fn polled_option(
    poll: Poll<Option<Result<u8, &'static str>>>,
) -> Poll<Option<Result<u8, Wrapped>>> {
    let next = poll?;
    next.map(|next| next.map(Ok))
}

#[measured]
fn flow(n: u32) -> ControlFlow<String, u32> {
    (0..n).try_for_each(|n| {
        if n == 2 {
            ControlFlow::Break("two".to_owned())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    ControlFlow::Continue(n)
}

#[measured]
fn mixed(texts: &[&str]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let inner = |text: &str| -> Option<u8> { text.bytes().next()?.checked_add(1) };
    let mut bytes = Vec::new();
    for text in texts {
        bytes.push(inner(text).ok_or_else(|| format!("nothing in {text:?}"))?);
        text.parse::<u8>()?;
    }
    Ok(bytes)
}

#[measured]
async fn later(n: u32) -> Result<u32, Wrapped> {
    let block: Result<u32, Wrapped> = async { Ok(converted(n)? + 10) }.await;
    let found = async { option(n) }.await.ok_or("no option")?;
    Ok(found + block?)
}

#[measured]
async fn later_option(n: u32) -> Option<Option<u32>> {
    Some(Some(option(n)?))
}

fn main() {
    for n in 0..4 {
        say(format_args!(
            "{:?} {:?} {:?}",
            option(n),
            converted(n),
            flow(n)
        ));
        say(format_args!(
            "{:?} {:?}",
            block_on(later(n)),
            block_on(later_option(n))
        ));
    }
    for poll in [Poll::Pending, Poll::Ready(Ok(1)), Poll::Ready(Err("bad"))] {
        say(format_args!("{:?}", polled(poll)));
    }
    for poll in [
        Poll::Ready(None),
        Poll::Ready(Some(Ok(1))),
        Poll::Ready(Some(Err("bad"))),
    ] {
        say(format_args!("{:?}", polled_option(poll)));
    }
    for texts in [&["1", "2"][..], &["1", ""], &["x"]] {
        say(format_args!(
            "{:?}",
            mixed(texts).map_err(|error| error.to_string())
        ));
    }
}
