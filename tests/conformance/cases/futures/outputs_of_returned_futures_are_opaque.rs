#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use support::{assert_send, block_on, say, yield_once};

trait Shape {
    type Out: Default + Send;

    #[measured]
    fn out(&self) -> impl Future<Output = Self::Out> + Send {
        async { Self::Out::default() }
    }

    #[measured]
    fn maybe(&self, flag: bool) -> impl Future<Output = Result<Self::Out, String>> + Send {
        async move {
            yield_once().await;
            flag.then(Self::Out::default).ok_or_else(|| "no".to_owned())
        }
    }
}

impl Shape for u8 {
    type Out = u32;
}

#[measured]
fn iterator(n: u32) -> impl Future<Output = impl Iterator<Item = u32>> + Send {
    async move { 0..n }
}

#[measured]
fn fallible(n: u32) -> impl Future<Output = Result<impl Fn() -> u32, String>> {
    async move {
        if n == 0 {
            return Err("zero".to_owned());
        }
        Ok(move || n)
    }
}

#[measured]
fn nested(n: u32) -> impl Future<Output = impl Future<Output = u32>> {
    async move { async move { n } }
}

fn main() {
    say(block_on(assert_send(1_u8.out())));
    say(format_args!(
        "{:?}",
        block_on(assert_send(1_u8.maybe(false)))
    ));
    say(block_on(assert_send(iterator(4))).count());
    say(block_on(fallible(4)).map_or(0, |f| f()));
    say(block_on(fallible(0)).is_err());
    say(block_on(block_on(nested(4))));
}
