#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use support::{Noisy, block_on, say, yield_once};

#[measured]
async fn calls<F: AsyncFn(u32) -> Result<u32, String>>(f: F) -> Result<u32, String> {
    let one = f(1).await?;
    let two = f(2).await?;
    Ok(one + two)
}

#[measured]
async fn calls_mut(f: &mut impl AsyncFnMut(&str)) {
    f("one").await;
    f("two").await;
}

#[measured]
async fn calls_once(f: impl AsyncFnOnce() -> Noisy) -> &'static str {
    f().await.0
}

#[measured]
async fn calls_old<F, Fut>(f: F, n: u32) -> u32
where
    F: Fn(u32) -> Fut,
    Fut: Future<Output = u32>,
{
    f(n).await
}

#[measured]
fn makes(n: u32) -> impl AsyncFn(u32) -> u32 {
    async move |m| {
        yield_once().await;
        n + m
    }
}

#[measured]
async fn has_closures_inside(list: &mut Vec<u32>) -> u32 {
    let mut push = async |n| {
        yield_once().await;
        list.push(n);
    };
    push(1).await;
    push(2).await;
    let sum = || list.iter().sum();
    sum()
}

fn main() {
    let good = async |n| {
        yield_once().await;
        Ok(n)
    };
    say(format_args!("{:?}", block_on(calls(good))));
    let bad = async |n| if n > 1 { Err("two".to_owned()) } else { Ok(n) };
    say(format_args!("{:?}", block_on(calls(bad))));
    let mut words = String::new();
    block_on(calls_mut(&mut async |word: &str| words += word));
    say(words);
    say(block_on(calls_once(async || Noisy("once"))));
    say(block_on(calls_old(|n| async move { n * 2 }, 4)));
    say(block_on(makes(1)(2)));
    say(block_on(has_closures_inside(&mut vec![])));
}
