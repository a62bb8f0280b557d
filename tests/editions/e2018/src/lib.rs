//! Every name that an expansion could trip over, shadowed: the attributes use none of them.
#![no_implicit_prelude]
#![deny(warnings)]
#![allow(clippy::all)]
#![forbid(unsafe_code)]
#![allow(dead_code)]
use ::std as real_std;
use ::telemetry_runtime as rt;
mod core {
    pub mod option {}
    pub mod future {}
}
mod std {}
mod telemetry_runtime {}
pub enum Option {
    None,
}
pub enum Result {
    Ok,
    Err,
}
pub struct Some;
macro_rules! vec {
    () => {};
}
macro_rules! format {
    () => {};
}
vec![];
format!();
#[rt::measured]
pub fn a() -> Result {
    Result::Ok
}
#[rt::measured(fields(x, y = %x), request_id = x, budget_ms = 1, level = "warn", memory = "rss")]
pub async fn b(x: u32) -> Option {
    let _ = x;
    Option::None
}
#[rt::measured(classify)]
pub async fn c(x: &str) -> ::std::result::Result<u32, ::std::num::ParseIntError> {
    let n: u32 = x.parse()?;
    ::std::result::Result::Ok(n)
}
#[rt::measured]
pub async fn two<'a>(x: &'a str, y: &str) -> ::std::string::String {
    let _ = c(y).await;
    ::std::convert::From::from(x)
}
pub struct S {
    x: u32,
}
#[rt::measured]
impl S {
    pub fn m(&self) -> u32 {
        self.x
    }
    pub async fn n(self) -> ::std::result::Result<u32, S> {
        ::std::result::Result::Ok(self.x)
    }
    pub async fn o(&self, x: &str) -> u32 {
        a();
        let _ = x;
        let _f = real_std::mem::drop::<u8>;
        self.x
    }
}
trait T {
    #[rt::measured]
    fn d(&self) -> u32 {
        1
    }
}
#[derive(rt::NodeState)]
pub struct St {
    a: u32,
}
#[rt::traced_node]
pub async fn n(state: St) -> St {
    state
}
#[rt::traced_node(classify)]
pub fn o(state: St) -> ::std::result::Result<St, ::std::string::String> {
    ::std::result::Result::Ok(state)
}
#[rt::measured(fields(x))]
pub fn p(
    x: &str,
) -> real_std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = u32> + '_>> {
    ::std::boxed::Box::pin(async move {
        let _ = x;
        5
    })
}
mod reexport {
    pub mod deep {
        pub use ::telemetry_runtime as t;
    }
}
#[rt::measured(crate = crate::reexport::deep::t)]
pub async fn q() {}
