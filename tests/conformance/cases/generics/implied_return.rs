use std::fmt::Display;
use std::future::Future;

use support::{assert_static, block_on, say};

#[measured]
fn iterator(n: u32) -> impl Iterator<Item = u32> + Clone + DoubleEndedIterator {
    (0..n).map(|x| x * 2)
}

#[measured]
fn in_result(n: u32) -> Result<impl Iterator<Item = u32>, String> {
    let start: u32 = "1".parse().map_err(|_| "never")?;
    if n == 0 {
        return Err("zero".to_owned());
    }
    Ok(start..n)
}

#[measured]
fn in_option_and_tuple<T: Display>(value: T) -> (impl Display, Option<impl Fn() -> String>) {
    let text = value.to_string();
    (value, Some(move || text.clone()))
}

#[measured]
fn captures_nothing(text: &str) -> impl Display + use<> {
    text.len()
}

#[measured]
fn captures_all<'a, T: Display>(text: &'a str, value: T) -> impl Display + use<'a, T> {
    format!("{value}");
    text
}

#[measured]
fn captures_one<'a, 'b>(
    text: &'a str,
    other: &'b str,
) -> Result<impl Display + use<'a, 'b>, usize> {
    if other.is_empty() {
        Err(text.len())
    } else {
        Ok(text)
    }
}

#[measured]
async fn later(n: u32) -> impl Iterator<Item = u32> {
    0..n
}

#[measured]
async fn later_in_result(n: u32) -> Result<impl Iterator<Item = impl Display>, String> {
    if n == 0 {
        Err("zero")?;
    }
    Ok((0..n).map(|n| n.to_string()))
}

#[measured]
fn nested(n: u32) -> impl Future<Output = impl Display + use<>> + Send + use<> {
    async move { n + 1 }
}

#[measured]
fn closure<'a>(prefix: &'a str) -> impl for<'x> Fn(&'x str) -> String + 'a {
    move |text| format!("{prefix}{text}")
}

fn main() {
    say(iterator(3).rev().clone().sum::<u32>());
    say(in_result(3).map_or(0, Iterator::count) + in_result(0).map_or(7, Iterator::count));
    let (value, function) = in_option_and_tuple(5);
    say(format_args!("{value} {:?}", function.map(|f| f())));
    let kept = { captures_nothing(&String::from("gone")) };
    say(assert_static(kept));
    say(captures_all("a", 1));
    say(captures_one("a", "b").map_or_else(|n| n.to_string(), |t| t.to_string()));
    say(block_on(later(3)).sum::<u32>());
    say(block_on(later_in_result(3)).map_or(0, Iterator::count));
    say(block_on(nested(1)));
    say(closure("a")("b"));
}
