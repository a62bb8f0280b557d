//@ since: 1.91
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use support::{Noisy, block_on, say};

#[measured]
fn plain(_noisy: Noisy) -> u32 {
    todo!()
}

#[measured]
fn result(_noisy: Noisy) -> Result<u32, String> {
    todo!("with {}", "words")
}

#[measured]
fn object(n: u32) -> Result<Box<dyn Display>, Box<dyn std::error::Error>> {
    if n == 0 {
        unimplemented!()
    }
    let _never_reached: String = todo!();
}

#[measured]
async fn later(_noisy: Noisy) -> Result<u32, String> {
    todo!()
}

#[measured]
async fn later_implied(n: u32) -> impl Display {
    if n == 0 {
        todo!("later");
    }
    n
}

#[measured]
fn after_a_return(n: u32) -> Result<u32, String> {
    return Ok(n);
    #[allow(unreachable_code)]
    {
        Err("unreachable".to_owned())
    }
}

#[measured]
fn empty() {}

#[measured]
async fn empty_later() {}

#[measured]
fn nothing_but_a_macro() -> Result<(), String> {
    Ok(assert!(true))
}

fn caught<T>(f: impl FnOnce() -> T) {
    say(catch_unwind(AssertUnwindSafe(f)).is_err());
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        say(info.payload_as_str().unwrap_or("no text"))
    }));
    caught(|| plain(Noisy("a")));
    caught(|| result(Noisy("b")));
    caught(|| object(0).is_ok());
    caught(|| object(1).is_ok());
    caught(|| block_on(later(Noisy("c"))));
    caught(|| say(block_on(later_implied(0))));
    caught(|| say(block_on(later_implied(1))));
    say(format_args!("{:?}", after_a_return(1)));
    empty();
    block_on(empty_later());
    say(nothing_but_a_macro().is_ok());
}
