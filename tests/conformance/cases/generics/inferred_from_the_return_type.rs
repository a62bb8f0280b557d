use std::collections::{BTreeMap, HashSet};
use std::num::ParseIntError;

use support::{block_on, say};

type Numbers = Vec<u16>;
type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

#[measured]
fn collected(text: &str) -> Vec<u8> {
    text.split(',')
        .filter_map(|part| part.parse().ok())
        .collect()
}

#[measured]
fn alias(text: &str) -> Numbers {
    text.split(',')
        .filter_map(|part| part.parse().ok())
        .collect()
}

#[measured]
fn result(text: &str) -> Result<BTreeMap<u64, i8>, ParseIntError> {
    text.split(',')
        .map(|part| Ok((part.parse()?, part.parse()?)))
        .collect()
}

#[measured]
fn converted(text: &str) -> Fallible<HashSet<u32>> {
    if text.is_empty() {
        return Err("empty".into());
    }
    Ok(text.split(',').map(str::parse).collect::<Result<_, _>>()?)
}

#[measured]
fn defaulted() -> Result<(u8, String, Option<f32>), ()> {
    Ok(Default::default())
}

#[measured]
fn grown() -> Fallible<Vec<i128>> {
    let mut numbers = Vec::new();
    let mut next = 1;
    while numbers.len() < 3 {
        numbers.push(next);
        next *= 3;
    }
    Ok(numbers)
}

#[measured]
fn closure(offset: u8) -> Result<Box<dyn Fn(&str, u8) -> Option<u8>>, ()> {
    Ok(Box::new(move |text, n| {
        text.bytes().next()?.checked_add(n + offset)
    }))
}

#[measured]
async fn later(text: &str) -> Result<Vec<u32>, ParseIntError> {
    text.split(',').map(|part| part.trim().parse()).collect()
}

#[measured]
async fn later_default<T: Default>() -> T {
    Default::default()
}

fn main() {
    say(format_args!(
        "{:?} {:?}",
        collected("1,256,x"),
        alias("1,256,x")
    ));
    say(format_args!("{:?} {:?}", result("1,2"), result("200")));
    say(format_args!(
        "{:?} {:?}",
        converted("7").unwrap(),
        converted("x").is_err()
    ));
    say(format_args!("{:?} {:?}", defaulted(), grown().unwrap()));
    say(format_args!("{:?}", closure(1).unwrap()("a", 2)));
    say(format_args!("{:?}", block_on(later("1, 2"))));
    say(block_on(later_default::<u64>()));
}
