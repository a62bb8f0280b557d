//@ editions: 2018 2021 2024
//! Types, variants and modules of the user that are called like those of the language.
#![allow(dead_code, non_camel_case_types)]

mod core {
    pub(crate) mod option {}
    pub(crate) mod result {}
    pub(crate) mod future {}
}
mod std {}
mod alloc {}
mod tracing {}
mod telemetry_runtime {
    pub(crate) mod __private {}
}

enum Option {
    None,
    Some,
}
#[derive(Debug)]
enum Result {
    Ok(u32),
    Err,
}
use self::Option::{None, Some};
use self::Result::{Err, Ok};

struct Box;
struct String;
struct Vec;
struct Pin;
struct bool;
struct str;
struct u32_;
#[derive(Debug)]
struct u64(u32);
struct usize;
struct f64;
type u8 = u32;

trait Drop {
    fn drop(&mut self);
}
trait Fn {}
trait FnOnce {}
trait Send {}
trait Sized {}
trait Future {}
trait Copy {}
trait Clone {}
trait Into {}
trait From {}
trait Iterator {}
trait Default {}
trait Debug {}

use ::support::{block_on, say};

type Real<T, E> = ::core::result::Result<T, E>;

#[measured(fields(n), budget_ms = 5, sample = 0.5, level = "info", memory = "rss")]
fn own_result(n: u8) -> Result {
    if n == 0 {
        return Err;
    }
    Ok(n)
}

#[measured]
fn own_option(n: u8) -> Option {
    if n == 0 { None } else { Some }
}

#[measured(classify, request_id = n)]
fn real(n: u8) -> ::core::result::Result<u64, u8> {
    if n == 0 {
        return Real::Err(n);
    }
    Real::Ok(u64(n))
}

#[measured(classify)]
fn by_alias(n: u8) -> Real<u8, u64> {
    Real::Err(u64(n))
}

#[measured(fields(n, ?n2))]
async fn later(n: u8, n2: u8) -> Result {
    own_result(n + n2)
}

#[measured(classify)]
async fn later_real(n: u8) -> Real<u8, u64> {
    real(n).map(|_| n).map_err(u64)
}

#[measured]
fn future(n: u8) -> impl ::core::future::Future<Output = Real<u8, ()>> {
    async move { Real::Ok(n) }
}

#[measured]
fn boxed(n: u8) -> ::core::pin::Pin<::std::boxed::Box<dyn ::core::future::Future<Output = u8>>> {
    ::std::boxed::Box::pin(async move { n })
}

struct Dropped;
impl ::core::ops::Drop for Dropped {
    #[measured]
    fn drop(&mut self) {
        say("dropped");
    }
}

#[both]
fn node(state: ::serde_json::Value) -> ::core::result::Result<::serde_json::Value, u8> {
    let _dropped = Dropped;
    if state.is_null() {
        Real::Err(1)
    } else {
        Real::Ok(state)
    }
}

struct OwnState(u8);

impl ::telemetry_runtime::NodeState for OwnState {
    fn keys(&self, key: &mut dyn FnMut(&::core::primitive::str)) {
        key("own");
    }

    fn summary(&self, _: &mut dyn FnMut(&::core::primitive::str, ::telemetry_runtime::Value<'_>)) {}
}

#[both]
async fn node_of_own_state(state: OwnState) -> ::core::result::Result<OwnState, u8> {
    Real::Ok(OwnState(state.0 + 1))
}

fn main() {
    say(block_on(node_of_own_state(OwnState(1))).map_or(0, |state| state.0));
    say(format_args!("{:?} {:?}", own_result(0), own_result(1)));
    say(::core::matches!(own_option(0), None));
    say(format_args!(
        "{:?} {:?} {:?}",
        real(0),
        real(1),
        by_alias(2)
    ));
    say(format_args!(
        "{:?} {:?}",
        block_on(later(0, 0)),
        block_on(later_real(0))
    ));
    say(format_args!(
        "{:?} {:?}",
        block_on(future(3)),
        block_on(boxed(4))
    ));
    say(format_args!("{:?}", node(::serde_json::Value::Null)));
    say(format_args!("{:?}", node(::serde_json::json!(1))));
}
