//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{assert_send, block_on, say, yield_once};

struct Holder<'a, T>(&'a T);

#[measured]
async fn elided(one: &str, two: &mut Vec<u8>) -> usize {
    yield_once().await;
    two.push(1);
    one.len() + two.len()
}

#[measured]
async fn named<'a, 'b>(one: &'a str, two: &'b str, _three: &str) -> (&'a str, &'b str) {
    yield_once().await;
    (one, two)
}

#[measured]
async fn early<'a: 'a, 'b: 'a>(one: &'a str, two: &'b str) -> &'a str {
    yield_once().await;
    if one.is_empty() { two } else { one }
}

#[measured]
async fn in_a_type(holder: Holder<'_, u8>, other: &Holder<'_, u8>) -> u8 {
    yield_once().await;
    *holder.0 + *other.0
}

#[measured]
async fn invariant<'a, 'b>(list: &'a mut Vec<&'b str>, word: &'b str) -> &'a mut &'b str {
    yield_once().await;
    list.push(word);
    list.last_mut().unwrap()
}

#[measured]
async fn of_a_pointer(f: for<'a> fn(&'a str) -> &'a str, word: &str) -> String {
    yield_once().await;
    f(word).to_owned()
}

#[measured]
async fn dynamic(shown: &dyn std::fmt::Display, list: &mut dyn Iterator<Item = u8>) -> String {
    yield_once().await;
    format!("{shown}{}", list.count())
}

#[measured]
async fn of_a_generic<T: AsRef<str>>(value: &T) -> Result<&str, ()> {
    yield_once().await;
    Ok(value.as_ref())
}

#[measured]
async fn in_a_result<'a>(text: &'a str, _key: &u8) -> Result<&'a str, &'a str> {
    yield_once().await;
    if text.is_empty() {
        Err(text)
    } else {
        Ok(&text[1..])
    }
}

#[measured]
async fn static_str(_text: &str) -> &'static str {
    yield_once().await;
    "static"
}

#[both]
async fn node<'a>(state: &'a serde_json::Value, _other: &str) -> &'a serde_json::Value {
    yield_once().await;
    state
}

fn main() {
    let word = String::from("word");
    let mut list = vec![];
    let future = assert_send(elided(&word, &mut list));
    say(block_on(future));
    let local = String::from("local");
    let kept = {
        let third = String::from("third");
        block_on(named(&word, &local, &third))
    };
    say(format_args!("{kept:?}"));
    say(block_on(early("", &word)));
    say(block_on(early::<'_, 'static>("", "static")));
    say(block_on(in_a_type(Holder(&1), &Holder(&2))));
    let mut words = vec!["one"];
    *block_on(invariant(&mut words, &word)) = "changed";
    say(format_args!("{words:?}"));
    say(block_on(of_a_pointer(str::trim, " word ")));
    say(block_on(dynamic(&1, &mut vec![1, 2].into_iter())));
    say(format_args!("{:?}", block_on(of_a_generic(&word))));
    let ended = {
        let key = 1;
        block_on(in_a_result(&word, &key))
    };
    say(format_args!("{ended:?}"));
    say(block_on(static_str(&word)));
    let state = serde_json::json!({"a": 1});
    let same = {
        let other = String::from("other");
        block_on(node(&state, &other))
    };
    say(std::ptr::eq(same, &state));
}
