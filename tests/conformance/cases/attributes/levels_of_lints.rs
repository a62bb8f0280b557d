//! The levels of lints, outside and inside of the body, reach what they reached.
#![deny(unused_must_use)]
use support::{block_on, say};

#[measured]
#[allow(unused_variables)]
fn allowed(a: u32) -> Result<u32, ()> {
    let b = 1;
    Ok(2)
}

#[measured]
fn warned(a: u32, (b, c): (u32, u32)) -> Result<u32, ()> {
    let d = 1;
    Ok(c)
}

#[measured]
#[expect(unused_mut, unused_variables, reason = "on purpose")]
async fn expected(mut a: u32, b: u32) -> Result<u32, ()> {
    Ok(a)
}

#[measured]
fn inner() -> Result<u32, String> {
    //! Inner documentation.
    #![allow(unused_variables, unused_must_use)]
    #![expect(unused_assignments)]
    let mut a = 1;
    a = 2;
    "text".trim();
    Ok(3)
}

#[measured]
fn inner_guard(a: u32) -> u32 {
    #![allow(unused_variables)]
    let b = 1;
    2
}

#[measured]
async fn inner_later(a: Option<u32>) -> Option<u32> {
    #![allow(unused_variables)]
    #![deny(unreachable_code)]
    let b = 1;
    Some(a? + 1)
}

#[measured]
fn statements(flag: bool) -> Result<u32, ()> {
    #[allow(unused_variables)]
    let a = 1;
    #[cfg(any())]
    return Err(());
    #[expect(unused_parens)]
    let b = (2);
    #[rustfmt::skip]
    let c = if flag { 1 } else { 2 };
    Ok(b + c)
}

fn main() {
    say(allowed(1).unwrap() + warned(1, (2, 3)).unwrap());
    say(block_on(expected(1, 2)).unwrap());
    say(inner().unwrap() + inner_guard(1));
    say(format_args!("{:?}", block_on(inner_later(None))));
    say(statements(true).unwrap());
}
