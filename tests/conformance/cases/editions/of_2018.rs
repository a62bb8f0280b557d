//@ editions: 2018
//! What editions 2021 and 2024 read in another way.
#![allow(bare_trait_objects, array_into_iter, non_fmt_panics, static_mut_refs)]
use std::convert::TryInto;
use std::panic::catch_unwind;

use support::{block_on, say, yield_once, Noisy};

#[measured]
fn braces_in_panics(fails: bool) -> Result<(), ()> {
    if fails {
        panic!("{not a format}");
    }
    Ok(())
}

#[measured]
fn panics_with_a_value() -> u32 {
    panic!(5_u8)
}

#[measured]
async fn braces_later() -> Result<u32, ()> {
    yield_once().await;
    panic!("{}")
}

#[measured]
fn old_arrays(numbers: [u32; 2]) -> Result<u32, ()> {
    Ok(numbers.into_iter().copied().sum())
}

#[measured]
fn whole_captures(pair: (Noisy, Noisy)) -> Result<usize, ()> {
    let closure = move || pair.0 .0.len();
    say("made the closure");
    let len = closure();
    drop(closure);
    say("dropped the closure");
    Ok(len)
}

#[measured]
fn gen(gen: u32) -> Result<u32, u32> {
    let r#try = gen;
    Err(r#try)
}

#[measured]
fn into_a_number(n: u32) -> Result<u8, std::num::TryFromIntError> {
    n.try_into()
}

macro_rules! old_patterns {
    ($name:ident, $pattern:pat | $other:pat, $value:expr) => {
        #[measured]
        fn $name(n: Option<u32>) -> Result<u32, ()> {
            match n {
                $pattern | $other => Ok($value),
                None => Err(()),
            }
        }
    };
}
old_patterns!(old_pattern, Some(1) | Some(_), 5);

fn caught<T>(f: impl FnOnce() -> T + std::panic::UnwindSafe) {
    let Err(payload) = catch_unwind(f) else {
        return say("no panic");
    };
    say(format_args!(
        "{:?} {:?}",
        payload.downcast_ref::<&str>(),
        payload.downcast_ref::<u8>()
    ));
}

fn main() {
    caught(|| braces_in_panics(false));
    caught(|| braces_in_panics(true));
    caught(panics_with_a_value);
    caught(|| block_on(braces_later()));
    say(old_arrays([1, 2]).unwrap());
    say(whole_captures((Noisy("first"), Noisy("second"))).unwrap());
    say(gen(1).is_err());
    say(into_a_number(300).is_err());
    say(format_args!(
        "{:?} {:?}",
        old_pattern(Some(2)),
        old_pattern(None)
    ));
}
