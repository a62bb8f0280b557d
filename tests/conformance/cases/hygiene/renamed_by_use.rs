//@ editions: 2018 2021 2024
//! The runtime under an alias, and by a path of the user's, where no name of the prelude is known.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports, unused_macros)]
use ::std as real_std;
use ::support::{block_on, say};
use ::telemetry_runtime as rt;

mod core {
    pub mod option {}
    pub mod future {}
}
mod std {}
mod telemetry_runtime {}
enum Option {
    None,
}
enum Result {
    Ok,
    Err,
}
struct Some;
macro_rules! vec {
    () => {};
}
macro_rules! format {
    () => {};
}
vec![];
format!();

mod reexport {
    pub mod deep {
        pub use ::telemetry_runtime as t;
    }
}

#[cfg_attr(annotated, rt::measured)]
fn own_result() -> Result {
    Result::Ok
}

#[cfg_attr(annotated, rt::measured(fields(x, y = %x), request_id = x, budget_ms = 1, level = "warn", memory = "rss"))]
async fn own_option(x: u32) -> Option {
    let _ = x;
    Option::None
}

#[cfg_attr(annotated, rt::measured(classify))]
async fn parsed(x: &str) -> ::std::result::Result<u32, ::std::num::ParseIntError> {
    let n: u32 = x.parse()?;
    ::std::result::Result::Ok(n)
}

#[cfg_attr(annotated, crate::reexport::deep::t::measured(crate = crate::reexport::deep::t))]
async fn two<'a>(x: &'a str, y: &str) -> ::std::string::String {
    let _ = parsed(y).await;
    ::std::convert::From::from(x)
}

struct S {
    x: u32,
}

#[cfg_attr(annotated, rt::measured)]
impl S {
    fn plain(&self) -> u32 {
        self.x
    }
    async fn later(&self, x: &str) -> u32 {
        let _ = x;
        let _f = real_std::mem::drop::<u8>;
        self.x
    }
    async fn taken(self) -> ::std::result::Result<u32, S> {
        ::std::result::Result::Ok(self.x)
    }
}

#[derive(rt::NodeState)]
struct State {
    a: u32,
}

#[cfg_attr(node, rt::traced_node)]
async fn node(state: State) -> State {
    state
}

#[cfg_attr(node, rt::traced_node(crate = reexport::deep::t, classify))]
fn fallible_node(state: State) -> ::std::result::Result<State, ::std::string::String> {
    ::std::result::Result::Ok(state)
}

#[cfg_attr(annotated, rt::measured(fields(x)))]
fn boxed(
    x: &str,
) -> real_std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = u32> + '_>> {
    ::std::boxed::Box::pin(async move {
        let _ = x;
        5
    })
}

fn main() {
    if let Result::Ok = own_result() {
        say("own result");
    }
    let Option::None = block_on(own_option(1));
    say(block_on(parsed("x")).is_err());
    say(block_on(two("a", "b")));
    let s = S { x: 4 };
    say(s.plain() + block_on(s.later("")));
    say(block_on(s.taken()).is_ok());
    say(block_on(node(State { a: 1 })).a);
    say(fallible_node(State { a: 1 }).is_ok());
    say(block_on(boxed("")));
}
