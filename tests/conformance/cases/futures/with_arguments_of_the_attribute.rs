#![allow(clippy::all, clippy::pedantic)]
use std::cell::Cell;
use std::error::Error;
use std::fmt;
use support::{Noisy, assert_send, block_on, say, yield_once};

#[derive(Debug)]
struct Borrowed<'a>(&'a str);

impl fmt::Display for Borrowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for Borrowed<'_> {}

#[measured(classify)]
async fn borrowed<'a>(text: &'a str) -> Result<u32, Borrowed<'a>> {
    yield_once().await;
    text.parse().map_err(|_| Borrowed(text))
}

#[measured(classify)]
async fn word(n: u32) -> Result<u32, &'static str> {
    yield_once().await;
    n.checked_sub(1).ok_or("zero")
}

#[measured(classify)]
async fn boxed(text: String) -> Result<u32, Box<dyn Error>> {
    yield_once().await;
    Ok(text.parse()?)
}

#[measured(classify)]
async fn generic<E: Error>(error: E) -> Result<(), E> {
    yield_once().await;
    Err(error)
}

#[measured(fields(length = list.len(), first = list[0], flag = cell.get(), noisy = _noisy.0), name = "other")]
async fn fields(mut list: Vec<u8>, cell: Cell<bool>, _noisy: Noisy) -> usize {
    list.push(1);
    yield_once().await;
    cell.set(false);
    list.len()
}

#[measured(
    fields(x, y),
    budget_ms = 1000,
    level = "debug",
    sample = 0.5,
    memory = "rss"
)]
async fn patterns((x, y): (u32, &str), [a, ..]: [Noisy; 2]) -> &str {
    yield_once().await;
    say(a.0);
    say(x);
    y
}

#[allow(dead_code)]
fn is_short(text: &String) -> bool {
    text.len() < 3
}

#[measured(ok_if = is_short, request_id = id)]
async fn ok_if(text: &str, id: &str) -> String {
    yield_once().await;
    format!("{text}{id}")
}

#[measured(error_if = Option::is_none)]
async fn error_if(noisy: Option<Noisy>) -> Option<Noisy> {
    yield_once().await;
    noisy
}

#[measured(fields(n = %n, text = ?text))]
fn returned(n: u32, text: String) -> impl Future<Output = String> + Send {
    async move {
        yield_once().await;
        text.repeat(n as usize)
    }
}

struct Shop(Noisy);

impl Shop {
    #[measured(fields(name = self.0.0))]
    async fn method(self) -> Result<Noisy, ()> {
        yield_once().await;
        Ok(self.0)
    }
}

fn main() {
    say(format_args!("{:?}", block_on(assert_send(borrowed("x")))));
    say(format_args!("{:?}", block_on(assert_send(word(0)))));
    say(block_on(boxed("x".to_owned())).is_err());
    say(block_on(assert_send(generic(std::fmt::Error))).is_err());
    say(block_on(assert_send(fields(
        vec![1],
        Cell::new(true),
        Noisy("argument"),
    ))));
    let future = assert_send(patterns((1, "y"), [Noisy("a"), Noisy("b")]));
    say("made");
    say(block_on(future));
    say(block_on(assert_send(ok_if("long", "id"))));
    say(block_on(error_if(None)).is_none());
    say(block_on(error_if(Some(Noisy("some")))).is_none());
    say(block_on(returned(2, "ab".to_owned())));
    say(block_on(assert_send(Shop(Noisy("shop")).method())).is_ok());
}
