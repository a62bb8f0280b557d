use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};

use support::{Noisy, block_on, poll_once, say, yield_once};

#[measured]
fn panics(_noisy: Noisy) -> ! {
    panic!("never")
}

#[measured]
fn resumes(flag: bool) -> ! {
    if flag {
        std::panic::resume_unwind(Box::new("resumed"));
    }
    loop {
        panics(Noisy("inner"));
    }
}

#[measured]
fn to_any(flag: bool) -> u32 {
    if flag {
        return 1;
    }
    panic!("to any")
}

#[measured]
fn to_result(flag: bool) -> Result<u32, Infallible> {
    let n: u32 = if flag {
        2
    } else {
        panics(Noisy("in the result"))
    };
    Ok(n)
}

#[measured]
fn only_diverges() -> Result<u32, String> {
    unreachable!("only")
}

#[measured]
async fn forever(_noisy: Noisy) -> ! {
    loop {
        yield_once().await;
    }
}

#[measured]
async fn diverges_later() -> String {
    yield_once().await;
    panic!("later")
}

fn caught<T>(f: impl FnOnce() -> T) {
    let Err(payload) = catch_unwind(AssertUnwindSafe(f)) else {
        say("no panic");
        return;
    };
    say(format_args!("caught {:?}", payload.downcast_ref::<&str>()));
}

fn main() {
    caught(|| panics(Noisy("argument")));
    caught(|| resumes(true));
    caught(|| resumes(false));
    caught(|| say(to_any(true)));
    caught(|| to_any(false));
    caught(|| say(to_result(true).is_ok()));
    caught(|| to_result(false));
    caught(|| only_diverges().is_ok());
    say(poll_once(forever(Noisy("polled once"))).is_none());
    drop(forever(Noisy("not polled")));
    caught(|| block_on(diverges_later()));
}
