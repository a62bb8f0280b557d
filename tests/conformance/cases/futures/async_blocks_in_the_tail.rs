//@ editions: 2021 2024
#![allow(clippy::all, clippy::pedantic)]
#![allow(clippy::manual_async_fn)]
use std::future::Future;
use std::pin::Pin;
use support::{Noisy, assert_send, assert_static, block_on, say, yield_once};

#[measured]
fn lends<'a>(text: &'a str, n: usize) -> impl Future<Output = &'a str> + Send + 'a {
    say("lends");
    async move {
        yield_once().await;
        &text[n..]
    }
}

#[measured]
fn owns(text: &str, _noisy: Noisy) -> impl Future<Output = usize> + Send + 'static + use<> {
    let owned = text.to_owned();
    async move {
        let _inside = Noisy("inside");
        yield_once().await;
        owned.len()
    }
}

#[measured]
fn captures_the_argument(noisy: Noisy, other: Noisy) -> impl Future<Output = u32> {
    drop(other);
    async move {
        let _noisy = noisy;
        yield_once().await;
        1
    }
}

#[measured]
fn fails(text: String) -> impl Future<Output = Result<u32, std::num::ParseIntError>> + Send {
    async move {
        let n: u32 = text.parse()?;
        Ok(n)
    }
}

#[measured]
fn boxed_block(text: String) -> Pin<Box<dyn Future<Output = Result<u32, String>> + Send>> {
    Box::pin(async move {
        if text.is_empty() {
            return Err("empty".to_owned());
        }
        yield_once().await;
        text.parse().map_err(|_| text)
    })
}

#[measured]
fn two_futures(
    n: u32,
) -> (
    impl Future<Output = u32> + Send,
    Pin<Box<dyn Future<Output = u32>>>,
) {
    (async move { n }, Box::pin(async move { n + 1 }))
}

#[measured]
fn maybe(n: u32) -> Option<impl Future<Output = u32>> {
    (n > 0).then(|| async move { n })
}

fn main() {
    let text = String::from("text");
    let future = assert_send(lends(&text, 1));
    say("made");
    say(block_on(future));
    say(block_on(assert_static(owns(&text, Noisy("argument")))));
    drop(owns(&text, Noisy("argument")));
    say(block_on(captures_the_argument(
        Noisy("noisy"),
        Noisy("other"),
    )));
    drop(captures_the_argument(Noisy("noisy"), Noisy("other")));
    say(format_args!(
        "{:?}",
        block_on(assert_send(fails("5".into())))
    ));
    say(format_args!("{:?}", block_on(fails("x".into()))));
    say(format_args!("{:?}", block_on(boxed_block(String::new()))));
    say(format_args!("{:?}", block_on(boxed_block("12".into()))));
    let (one, two) = two_futures(3);
    say(block_on(one) + block_on(two));
    say(maybe(3).map_or(0, block_on));
}
