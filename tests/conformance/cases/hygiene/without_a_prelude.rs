//@ editions: 2018 2021 2024
//! No name of the prelude is known.
#![no_implicit_prelude]

use ::std::convert::{From as _, Into as _};
use ::std::string::ToString as _;
use ::support::{block_on, say};

#[measured]
fn nothing() {}

#[measured(fields(number, shown = %number, ?debugged, double = number * 2), request_id = number)]
fn everything(number: u32, debugged: ::core::option::Option<u8>) -> u32 {
    let _ = debugged;
    number
}

#[measured(classify, budget_ms = { 5 * 1_000 }, level = "warn", memory = "off", sample = 0.5)]
fn parse(text: &str) -> ::core::result::Result<u32, ::core::num::ParseIntError> {
    let number: u32 = text.parse()?;
    ::core::result::Result::Ok(number)
}

#[measured(classify, fields(text))]
async fn later(text: &str) -> ::core::result::Result<u32, ::core::num::ParseIntError> {
    parse(text)
}

#[measured(error_if = ::core::option::Option::is_none)]
async fn maybe() -> ::core::option::Option<u8> {
    ::core::option::Option::None
}

#[measured(fields(text))]
fn boxed(
    text: &str,
) -> ::core::pin::Pin<::std::boxed::Box<dyn ::core::future::Future<Output = usize> + '_>> {
    ::std::boxed::Box::pin(async move { text.len() })
}

struct Counter {
    count: u32,
}

#[measured(classify)]
impl Counter {
    fn add(&mut self, text: &str) -> ::core::result::Result<u32, ::std::string::String> {
        self.count += parse(text).map_err(|error| error.to_string())?;
        ::core::result::Result::Ok(self.count)
    }

    async fn count(self) -> u32 {
        self.count
    }
}

trait Named {
    #[measured]
    fn name(&self) -> ::std::string::String {
        ::std::string::String::from("default")
    }
}

impl Named for Counter {}

impl ::core::ops::Drop for Counter {
    #[measured]
    fn drop(&mut self) {
        say("dropped");
    }
}

#[derive(::telemetry_runtime::NodeState)]
struct State {
    number: u32,
}

#[both]
fn node(state: State) -> ::core::result::Result<State, ::std::string::String> {
    if state.number == 0 {
        return ::core::result::Result::Err("zero".into());
    }
    ::core::result::Result::Ok(state)
}

#[both]
async fn node_later(state: State) -> State {
    state
}

fn main() {
    nothing();
    say(everything(3, ::core::option::Option::None));
    say(parse("x").is_err());
    say(block_on(later("7")).is_ok());
    say(block_on(maybe()).is_none());
    say(block_on(boxed("four")));
    let mut counter = Counter { count: 1 };
    say(counter.add("2").is_ok());
    say(counter.name());
    say(block_on(counter.count()));
    say(node(State { number: 0 }).is_err());
    say(block_on(node_later(State { number: 1 })).number);
}
