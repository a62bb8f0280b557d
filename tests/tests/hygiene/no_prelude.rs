//! Annotated code where no name of the prelude is known.
#![no_implicit_prelude]
#![forbid(unsafe_code)]

use ::std::convert::From as _;
use ::telemetry_runtime as rt;

#[rt::measured]
fn nothing() {}

#[rt::measured(
    name = "everything",
    fields(number, shown = %number, ?debugged, double = number * 2),
    request_id = number,
    budget_ms = { 5 * 1_000 },
    level = "warn",
    memory = "off",
    sample = 0.5
)]
fn everything(number: u32, debugged: ::core::option::Option<u8>) -> u32 {
    let _ = debugged;
    number
}

#[rt::measured(classify)]
fn parse(text: &str) -> ::core::result::Result<u32, ::core::num::ParseIntError> {
    let number: u32 = text.parse()?;
    ::core::result::Result::Ok(number)
}

#[rt::measured(classify, fields(text))]
async fn parse_later(text: &str) -> ::core::result::Result<u32, ::core::num::ParseIntError> {
    parse(text)
}

#[rt::measured(error_if = ::core::option::Option::is_none)]
async fn maybe() -> ::core::option::Option<u8> {
    ::core::option::Option::None
}

#[rt::measured(fields(text))]
fn returns_boxed(
    text: &str,
) -> ::core::pin::Pin<
    ::std::boxed::Box<dyn ::core::future::Future<Output = usize> + ::core::marker::Send + '_>,
> {
    ::std::boxed::Box::pin(async move { text.len() })
}

#[rt::measured(crate = crate::renamed::deep::telemetry)]
fn by_another_path() -> u8 {
    1
}

struct Counter {
    count: u32,
}

#[rt::measured(classify)]
impl Counter {
    fn count(&self) -> u32 {
        self.count
    }

    async fn add(&mut self, text: &str) -> ::core::result::Result<u32, ::core::num::ParseIntError> {
        self.count += parse(text)?;
        ::core::result::Result::Ok(self.count)
    }
}

trait Named {
    #[rt::measured]
    fn name(&self) -> ::std::string::String {
        ::std::string::String::from("default")
    }
}

impl Named for Counter {}

#[derive(rt::NodeState)]
struct State {
    #[allow(dead_code)]
    number: u32,
}

#[rt::traced_node(classify)]
fn node(state: State) -> ::core::result::Result<State, ::std::string::String> {
    ::core::result::Result::Ok(state)
}

#[rt::traced_node]
async fn async_node(state: State) -> State {
    state
}

#[test]
fn it_works_without_a_prelude() {
    crate::shared::install();
    nothing();
    ::core::assert_eq!(everything(3, ::core::option::Option::None), 3);
    ::core::assert!(parse("x").is_err());
    ::core::assert_eq!(
        crate::shared::block_on(parse_later("7")),
        ::core::result::Result::Ok(7)
    );
    ::core::assert!(crate::shared::block_on(maybe()).is_none());
    ::core::assert_eq!(crate::shared::block_on(returns_boxed("four")), 4);
    ::core::assert_eq!(by_another_path(), 1);
    let mut counter = Counter { count: 1 };
    ::core::assert_eq!(counter.count(), 1);
    ::core::assert_eq!(
        crate::shared::block_on(counter.add("2")),
        ::core::result::Result::Ok(3)
    );
    ::core::assert_eq!(counter.name(), "default");
    ::core::assert!(node(State { number: 1 }).is_ok());
    crate::shared::block_on(async_node(State { number: 1 }));
}
