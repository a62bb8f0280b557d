#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use support::say;

struct Slot<F>(Option<F>);

#[measured]
async fn length(text: &str) -> usize {
    text.len()
}

#[measured]
fn returned<'a>(text: &'a str) -> impl Future<Output = usize> + 'a {
    std::future::ready(text.len())
}

fn fill<F>(slot: &mut Slot<F>, future: F) {
    slot.0 = Some(future);
}

fn main() {
    let mut number = 5;
    let future = returned("static");
    say(support::block_on(future));
    let mut slot = Slot(None);
    let text = String::from("text");
    fill(&mut slot, std::future::ready(text.len()));
    say(slot.0.is_some());
    number += 1;
    say(number);
    say(support::block_on(length(&text)));
}
