//@ since: 1.91
//@ editions: 2018 2021 2024
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any, resume_unwind};

use support::{Noisy, block_on, say, yield_once};

#[measured]
fn plain(n: u32) -> u32 {
    assert!(n > 5, "{n} is not above five");
    n
}

#[measured]
fn result(numbers: &[u32], index: usize) -> Result<u32, String> {
    let n = numbers[index];
    Ok(10 / n)
}

#[measured]
fn unwraps(text: &str) -> Result<u32, String> {
    Ok(text.parse::<u32>().unwrap() + text.get(1..).map_or(0, str::len) as u32)
}

#[measured]
fn any(n: u32) -> Result<(), ()> {
    if n == 0 {
        panic_any(5_u8);
    }
    resume_unwind(Box::new("resumed"))
}

struct Method<'a>(&'a mut u32, Noisy);

impl Method<'_> {
    #[measured]
    fn changed(&mut self) -> Result<u32, ()> {
        *self.0 += 1;
        panic!("after {}", self.0)
    }
}

#[measured]
async fn later(n: Option<u32>) -> Result<u32, ()> {
    yield_once().await;
    let n = n.expect("a number");
    yield_once().await;
    unreachable!("with {n}")
}

#[measured]
fn while_panicking(_noisy: Noisy) {
    struct Asks;
    impl Drop for Asks {
        #[measured]
        fn drop(&mut self) {
            say(std::thread::panicking());
        }
    }
    let _asks = Asks;
    panic!("asked");
}

fn caught<T>(f: impl FnOnce() -> T) {
    let Err(payload) = catch_unwind(AssertUnwindSafe(f)) else {
        say("no panic");
        return;
    };
    let text = payload.downcast_ref::<&str>().copied();
    let owned = payload.downcast_ref::<String>();
    say(format_args!(
        "caught {text:?} {owned:?} {:?}",
        payload.downcast_ref::<u8>()
    ));
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let location = info.location().unwrap();
        let payload = info.payload_as_str().unwrap_or("no text");
        say(format_args!(
            "{}:{}: {payload}",
            location.line(),
            location.column()
        ));
    }));
    caught(|| plain(6));
    caught(|| plain(5));
    caught(|| result(&[1], 1));
    caught(|| result(&[0], 0));
    caught(|| unwraps("x"));
    caught(|| any(0));
    caught(|| any(1));
    let mut n = 1;
    caught(|| Method(&mut n, Noisy("method")).changed());
    say(n);
    caught(|| block_on(later(None)));
    caught(|| block_on(later(Some(2))));
    caught(|| while_panicking(Noisy("argument")));
}
