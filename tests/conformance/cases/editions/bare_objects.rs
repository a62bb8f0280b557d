//@ editions: 2015 2018
#![allow(bare_trait_objects)]
extern crate support;
extern crate telemetry_runtime;

use support::say;

#[measured]
fn in_parentheses(value: &(Fn(u32) -> u32)) -> u32 {
    value(3)
}

#[measured]
fn with_a_bound(value: Box<Fn(u32) -> u32 + Send>) -> Result<Box<Fn(u32) -> u32 + Send>, String> {
    if value(0) == 0 {
        return Err("zero".to_owned());
    }
    Ok(value)
}

#[measured]
fn with_a_lifetime<'a>(value: &'a (ToString + 'a)) -> Box<ToString + 'a> {
    Box::new(value.to_string())
}

fn main() {
    say(in_parentheses(&|n| n));
    say(with_a_bound(Box::new(|n| n)).is_err());
    say(with_a_bound(Box::new(|n| n + 1)).map(|f| f(1)).unwrap_or(0));
    say(with_a_lifetime(&1).to_string());
}
