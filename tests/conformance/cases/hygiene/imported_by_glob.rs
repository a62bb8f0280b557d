//! Names that come in by a glob are as much in the way as those that are declared.
#![allow(dead_code, non_camel_case_types, unused_imports)]
use in_the_way::*;
use support::{block_on, say};

mod in_the_way {
    pub(crate) mod core {}
    pub(crate) mod telemetry_runtime {}
    pub(crate) enum Own {
        Ok,
        Err,
        Some,
        None,
    }
    pub(crate) use self::Own::*;
    pub(crate) struct Result;
    pub(crate) struct Option;
    pub(crate) struct Here;
    pub(crate) struct Callsite;
    pub(crate) fn enter() {}
    pub(crate) fn call() {}
    pub(crate) fn future() {}
    pub(crate) trait ResultProbe {
        fn request_id(&self) -> u8 {
            1
        }
    }
    impl<T> ResultProbe for T {}
    pub(crate) trait AnyProbe {
        fn finish(&self) -> u8 {
            2
        }
    }
    impl<T> AnyProbe for T {}
}

type Real<T> = std::result::Result<T, u32>;

#[measured(fields(n))]
fn plain(n: u32) -> u32 {
    n
}

#[measured]
fn result(n: u32) -> Real<u32> {
    if n == 0 {
        return Real::Err(n);
    }
    Real::Ok(n)
}

#[measured]
async fn later(n: u32) -> std::result::Result<u32, u32> {
    result(n)
}

#[both]
fn node(state: serde_json::Value) -> std::result::Result<serde_json::Value, u32> {
    Real::Ok(state)
}

fn main() {
    say(plain(1));
    say(format_args!("{:?} {:?}", result(0), result(1)));
    say(format_args!("{:?}", block_on(later(2))));
    say(format_args!(
        "{:?} {}",
        node(serde_json::json!(1)),
        1.request_id() + 2.finish()
    ));
}
