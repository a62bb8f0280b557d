//@ editions: 2015
//! What only edition 2015 allows.
#![allow(
    bare_trait_objects,
    anonymous_parameters,
    ellipsis_inclusive_range_patterns
)]
extern crate support;
extern crate telemetry_runtime;

use std::fmt::Display;
use support::say;

#[measured]
fn bare_object(value: &Display) -> Box<Display> {
    Box::new(value.to_string())
}

trait Named {
    fn anonymous(&self, u32, &str) -> String;

    #[measured]
    fn provided(&self, n: u32) -> Result<String, String> {
        Ok(self.anonymous(n, "provided"))
    }
}

struct Own;

impl Named for Own {
    #[measured]
    fn anonymous(&self, n: u32, text: &str) -> String {
        format!("{}{}", n, text)
    }
}

#[measured]
fn gen(gen: u32) -> u32 {
    match gen {
        0...5 => gen,
        _ => 6,
    }
}

#[measured]
fn root_path(n: u32) -> Result<u32, ::std::num::ParseIntError> {
    let text = ::support::poll_once(::std::future::ready(n))
        .unwrap_or(0)
        .to_string();
    text.parse()
}

#[measured]
fn returns_future(n: u32) -> impl ::std::future::Future<Output = Result<u32, ()>> {
    ::std::future::ready(Ok(n))
}

#[measured]
mod block {
    pub struct S(pub u32);
    impl S {
        pub fn method(&self) -> Result<u32, ()> {
            Ok(::gen(self.0))
        }
    }
}

#[measured]
fn old_arrays(numbers: [u32; 2]) -> Result<u32, ()> {
    Ok(numbers.into_iter().map(|n| *n).sum())
}

fn main() {
    say(bare_object(&1));
    say(Own.provided(1).unwrap());
    say(gen(3) + gen(9));
    say(format_args!("{:?}", root_path(4)));
    say(format_args!("{:?}", support::block_on(returns_future(3))));
    say(block::S(2).method().unwrap());
    say(old_arrays([1, 2]).unwrap());
}
