use std::borrow::Cow;
use std::convert::Infallible;
use std::mem::MaybeUninit;
use std::ops::ControlFlow;
use std::task::Poll;

use support::{block_on, say};

#[measured]
fn unit() {}

#[measured]
fn written_unit(flag: bool) -> () {
    if flag {
        return;
    }
    say("not returned early");
}

#[measured]
fn tuple(n: u32) -> (u32, Option<&'static str>, [char; 2], ()) {
    (n, None, ['a', 'b'], ())
}

#[measured]
fn cow(text: &str) -> Cow<'_, str> {
    if text.is_empty() {
        "empty".into()
    } else {
        text.into()
    }
}

#[measured]
fn raw(text: &mut [u8]) -> *mut u8 {
    text.as_mut_ptr()
}

#[measured]
fn uninit() -> MaybeUninit<u64> {
    MaybeUninit::uninit()
}

#[measured]
fn never_some() -> Option<Infallible> {
    None
}

#[measured]
fn flow(n: u32) -> ControlFlow<&'static str, u32> {
    if n == 0 {
        return ControlFlow::Break("zero");
    }
    ControlFlow::Continue(n)
}

#[measured]
fn poll(n: u32) -> Poll<Result<u32, String>> {
    match n {
        0 => Poll::Pending,
        1 => Poll::Ready(Err("one".to_owned())),
        n => Poll::Ready(Ok(n)),
    }
}

#[measured]
fn nested(n: u32) -> Result<Result<u32, u8>, Option<()>> {
    match n {
        0 => Err(None),
        1 => Ok(Err(1)),
        n => Ok(Ok(n)),
    }
}

#[measured]
fn parenthesized(n: u32) -> (Result<u32, String>) {
    n.checked_sub(1).ok_or_else(|| "none".to_owned())
}

#[measured]
async fn later_unit() -> () {
    unit();
}

fn main() {
    unit();
    written_unit(true);
    written_unit(false);
    say(format_args!("{:?} {} {}", tuple(1), cow(""), cow("b")));
    say(unsafe { *raw(&mut [5, 6]) });
    say(size_of_val(&uninit()));
    say(format_args!("{:?}", never_some()));
    for n in 0..3 {
        say(format_args!(
            "{:?} {:?} {:?} {:?}",
            flow(n),
            poll(n),
            nested(n),
            parenthesized(n)
        ));
    }
    block_on(later_unit());
}
