use std::collections::BTreeMap;

use support::{block_on, say};

#[measured]
fn add(a: u32, b: u32) -> u32 {
    a + b
}

#[measured]
fn sub(a: u32, b: u32) -> u32 {
    a - b
}

#[measured]
fn parse(text: &str) -> Result<u32, std::num::ParseIntError> {
    text.parse()
}

#[measured]
async fn later(n: u32) -> u32 {
    n + 1
}

#[measured]
fn generic<T: Default>() -> T {
    T::default()
}

struct Number(u32);

impl Number {
    #[measured]
    fn get(&self) -> u32 {
        self.0
    }

    #[measured]
    fn new(n: u32) -> Self {
        Self(n)
    }

    #[measured]
    fn checked(n: u32) -> Result<Self, u32> {
        if n > 2 { Err(n) } else { Ok(Self(n)) }
    }
}

trait Named {
    #[measured]
    fn name(&self) -> &'static str {
        "named"
    }
}
impl Named for Number {}

static TABLE: [(&str, fn(u32, u32) -> u32); 2] = [("add", add), ("sub", sub)];
const PARSE: fn(&str) -> Result<u32, std::num::ParseIntError> = parse;

fn apply<F: Fn(u32) -> Fut, Fut: Future<Output = u32>>(f: F, n: u32) -> u32 {
    block_on(f(n))
}

fn main() {
    for (name, function) in TABLE {
        say(format_args!("{name} {}", function(5, 3)));
    }
    say(["1", "x"]
        .into_iter()
        .map(parse)
        .filter_map(Result::ok)
        .sum::<u32>());
    say(PARSE("5").is_ok());
    say([1, 2].map(Number::new).iter().map(Number::get).fold(0, add));
    say([1, 3]
        .into_iter()
        .map(Number::checked)
        .filter(Result::is_err)
        .count());
    say([Number(1)].iter().map(Named::name).collect::<String>());
    say(apply(later, 4));
    let by_name: BTreeMap<&str, fn(u32, u32) -> u32> = TABLE.into_iter().collect();
    say(by_name["sub"](9, 4));
    say(None.unwrap_or_else(generic::<u8>));
    say(size_of_val(&add) + size_of_val(&parse) + size_of_val(&later));
    let pointers = [
        add as fn(u32, u32) -> u32 as usize,
        add as *const () as usize,
    ];
    say(pointers[0] == pointers[1]);
}
