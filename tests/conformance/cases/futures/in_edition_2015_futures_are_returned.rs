//@ editions: 2015
#![allow(clippy::all, clippy::pedantic)]
extern crate support;
extern crate telemetry_runtime;

use std::future::Future;
use std::pin::Pin;
use support::{Noisy, block_on, say, yield_once};

#[measured]
fn opaque(noisy: Noisy) -> impl Future<Output = ()> {
    drop(noisy);
    yield_once()
}

#[measured]
fn boxed<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, &'a str>> + Send + 'a>> {
    Box::pin(std::future::ready(text.parse().map_err(|_| text)))
}

#[measured]
fn without_dyn(n: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(::std::future::ready(n))
}

fn main() {
    let future = opaque(Noisy("argument"));
    say("made");
    block_on(future);
    say(format_args!("{:?}", block_on(boxed("5"))));
    say(format_args!("{:?}", block_on(boxed("x"))));
    say(block_on(without_dyn(3)));
}
