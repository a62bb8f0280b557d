use std::fmt::Display;

use support::{block_on, say, yield_once};

fn one() -> u32 {
    1
}

type Maybe<T> = Result<T, Box<dyn Display>>;

#[measured]
fn reborrowed(value: &mut Vec<u32>, fails: bool) -> Result<&mut Vec<u32>, &mut Vec<u32>> {
    if fails { Err(value) } else { Ok(value) }
}

#[measured]
fn slice(value: &[u8; 2]) -> Result<&[u8], ()> {
    let result: Result<&[u8], ()> = Ok(value);
    result
}

#[measured]
fn function(n: u32) -> Maybe<fn() -> u32> {
    if n == 0 {
        return Err(Box::new("no function"));
    }
    Ok(one)
}

#[measured]
fn matched(n: u32) -> Maybe<Box<dyn Fn(u32) -> u32>> {
    match n {
        0 => Ok(Box::new(|x| x)),
        1 => Ok(Box::new(move |x| x + n)),
        _ => Err(Box::new(n)),
    }
}

#[measured]
async fn later_object(n: u32) -> Box<dyn Display> {
    yield_once().await;
    if n == 0 {
        return Box::new("zero");
    }
    Box::new(n)
}

#[measured]
async fn later_reborrowed(value: &mut Vec<u32>) -> &mut [u32] {
    yield_once().await;
    value
}

#[measured]
async fn later_function(n: u32) -> fn(u32) -> u32 {
    if n == 0 {
        return |n| n;
    }
    |n| n + 1
}

#[measured]
async fn later_text(value: &Box<String>) -> &str {
    value
}

#[measured]
async fn later_result(n: u32) -> Maybe<Box<[u32]>> {
    match n {
        0 => Err(Box::new("none")),
        1 => Ok(Box::new([1])),
        _ => {
            let error: Box<dyn Display> = Box::new(n);
            Err(error)?
        }
    }
}

fn shown<T, E: Display>(result: Result<T, E>, show: impl FnOnce(T) -> String) {
    say(result.map_or_else(|error| error.to_string(), show));
}

fn main() {
    let mut vec = vec![1];
    reborrowed(&mut vec, false).unwrap().push(2);
    reborrowed(&mut vec, true).unwrap_err().push(3);
    block_on(later_reborrowed(&mut vec))[0] = 9;
    say(format_args!("{vec:?} {:?}", slice(&[1, 2])));
    for n in 0..3 {
        shown(function(n), |f| f().to_string());
        shown(matched(n), |f| f(5).to_string());
        say(block_on(later_object(n)));
        say(block_on(later_function(n))(5));
        shown(block_on(later_result(n)), |numbers| format!("{numbers:?}"));
    }
    say(block_on(later_text(&Box::new("text".to_owned()))));
}
