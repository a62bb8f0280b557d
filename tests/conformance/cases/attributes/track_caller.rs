#![allow(
    clippy::empty_line_after_outer_attr,
    reason = "without the attribute, its line is empty"
)]
use std::panic::Location;

use support::{Noisy, say};

#[measured]
#[track_caller]
fn plain(_noisy: Noisy) -> &'static Location<'static> {
    Location::caller()
}

#[track_caller]
#[measured]
fn result(fails: bool) -> Result<u32, u32> {
    let line = Location::caller().line();
    if fails {
        return Err(line);
    }
    Ok(line)
}

#[measured]
#[track_caller]
fn nested() -> Result<(u32, u32), u32> {
    let own = result(false)?;
    Ok((own, Location::caller().line()))
}

#[measured]
fn untracked() -> (u32, u32) {
    (plain(Noisy("inside")).line(), Location::caller().line())
}

#[measured]
#[track_caller]
fn unwraps(value: Option<u32>) -> u32 {
    value.unwrap()
}

#[measured]
#[cfg_attr(all(), track_caller)]
fn conditional<T>(_: T) -> Result<u32, String> {
    Ok(Location::caller().column())
}

trait Located {
    #[track_caller]
    fn required(&self) -> u32;

    #[measured]
    #[track_caller]
    fn provided(&self) -> Result<u32, ()> {
        Ok(Location::caller().line())
    }
}

struct Here;

impl Here {
    #[measured]
    #[track_caller]
    fn method(&mut self, _a: u32) -> u32 {
        Location::caller().line()
    }
}

impl Located for Here {
    #[measured]
    fn required(&self) -> u32 {
        Location::caller().line()
    }
}

impl std::ops::Index<usize> for Here {
    type Output = str;

    #[measured]
    #[track_caller]
    fn index(&self, index: usize) -> &str {
        if index == 0 {
            "zero"
        } else {
            panic!("out of {index}")
        }
    }
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let location = info.location().unwrap();
        say(format_args!(
            "panicked at {}:{}",
            location.line(),
            location.column()
        ));
    }));
    say(plain(Noisy("argument")).line());
    say(format_args!(
        "{:?} {:?} {:?}",
        result(false),
        result(true),
        nested()
    ));
    say(format_args!("{:?}", untracked()));
    say(format_args!("{:?}", conditional("x")));
    say(Here.method(1));
    say(format_args!("{} {:?}", Here.required(), Here.provided()));
    let object: &dyn Located = &Here;
    say(format_args!(
        "{} {:?}",
        object.required(),
        object.provided()
    ));
    let pointer: fn(Noisy) -> &'static Location<'static> = plain;
    say(pointer(Noisy("by pointer")));
    say([true].map(result)[0].is_err());
    say(&Here[0]);
    say(std::panic::catch_unwind(|| unwraps(None)).is_err());
    say(std::panic::catch_unwind(|| Here[1].len()).is_err());
}
