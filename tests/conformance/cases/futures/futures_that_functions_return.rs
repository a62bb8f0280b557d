//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use support::{Noisy, assert_send, block_on, say};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

struct Countdown(u32, Noisy);

impl Future for Countdown {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        say(self.0);
        if self.0 == 0 {
            return Poll::Ready(7);
        }
        self.0 -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

#[measured]
fn named(n: u32) -> Countdown {
    say("named");
    Countdown(n, Noisy("named"))
}

#[measured]
fn opaque(n: u32) -> impl Future<Output = u32> + Send + 'static {
    say("opaque");
    Countdown(n, Noisy("opaque"))
}

#[measured]
fn boxed(n: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    say("boxed");
    Box::pin(Countdown(n, Noisy("boxed")))
}

#[measured]
fn boxed_with_a_lifetime<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>> {
    Box::pin(std::future::ready(text))
}

#[measured]
fn alias<'a>(text: &'a str, _noisy: Noisy) -> BoxFuture<'a, Result<u32, String>> {
    Box::pin(std::future::ready(
        text.parse::<u32>().map_err(|_| text.to_owned()),
    ))
}

#[measured]
fn local_alias(rc: &std::rc::Rc<u32>) -> LocalBoxFuture<'_, u32> {
    let value = **rc;
    Box::pin(std::future::ready(value))
}

#[measured]
fn ready(n: u32) -> std::future::Ready<u32> {
    std::future::ready(n)
}

#[measured]
fn box_only(n: u32) -> Box<dyn Future<Output = u32> + Unpin> {
    Box::new(Countdown(n, Noisy("box_only")))
}

#[measured]
fn boxed_if(flag: bool) -> Pin<Box<dyn Future<Output = u32>>> {
    if flag {
        return Box::pin(Countdown(0, Noisy("early")));
    }
    Box::pin(std::future::ready(3))
}

#[measured]
fn poll_fn(mut n: u32) -> impl Future<Output = Result<u32, String>> {
    std::future::poll_fn(move |context| {
        if n == 0 {
            return Poll::Ready(Err("zero".to_owned()));
        }
        n -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
}

#[measured]
fn reference(future: &mut Countdown) -> &mut (dyn Future<Output = u32> + Unpin) {
    future
}

#[both]
fn node<'a>(state: &'a serde_json::Value) -> BoxFuture<'a, Result<serde_json::Value, String>> {
    Box::pin(std::future::ready(if state.is_null() {
        Err("null".to_owned())
    } else {
        Ok(state.clone())
    }))
}

#[both]
fn node_opaque(state: serde_json::Value) -> impl Future<Output = serde_json::Value> + Send {
    std::future::ready(state)
}

fn main() {
    say(block_on(named(2)));
    let opaque = assert_send(opaque(1));
    say("made");
    say(block_on(opaque));
    drop(boxed(1));
    say(block_on(assert_send(boxed(1))));
    say(block_on(boxed_with_a_lifetime("text")));
    say(format!("{:?}", block_on(alias("5", Noisy("alias")))));
    say(format!("{:?}", block_on(alias("x", Noisy("alias")))));
    say(block_on(local_alias(&std::rc::Rc::new(4))));
    say(ready(4).into_inner());
    say(block_on(box_only(1)));
    say(block_on(boxed_if(true)));
    say(block_on(boxed_if(false)));
    say(format!("{:?}", block_on(poll_fn(2))));
    say(block_on(reference(&mut Countdown(1, Noisy("mine")))));
    say(format!("{:?}", block_on(node(&serde_json::json!({})))));
    say(format!("{:?}", block_on(node(&serde_json::Value::Null))));
    say(format!(
        "{:?}",
        block_on(node_opaque(serde_json::json!({})))
    ));
}
