//! A pattern that a macro writes, and a type that one writes.
use support::{Noisy, block_on, say};

macro_rules! pair {
    ($a:pat, $b:pat) => {
        ($a, $b)
    };
}
macro_rules! pair_of {
    ($ty:ty) => {
        ($ty, $ty)
    };
}
macro_rules! fallible {
    ($ty:ty) => {
        Result<$ty, String>
    };
}

#[measured]
fn plain(pair!(a, b): pair_of!(u32)) -> u32 {
    a + b
}

#[measured]
fn result(pair!(a, _): pair_of!(Noisy), pair!(mut n, _): (u32, u32)) -> fallible!(u32) {
    n += 1;
    if a.0 == "bad" {
        return Err(a.0.to_owned());
    }
    Ok(n)
}

#[measured]
async fn awaited(pair!(a, _): pair_of!(Noisy)) -> fallible!(Noisy) {
    if a.0 == "bad" {
        Err(a.0.to_owned())?;
    }
    Ok(a)
}

fn main() {
    say(plain((1, 2)));
    for name in ["good", "bad"] {
        say(format_args!(
            "{:?}",
            result((Noisy(name), Noisy("other")), (1, 2))
        ));
        say(format_args!(
            "{:?}",
            block_on(awaited((Noisy(name), Noisy("other"))))
        ));
    }
}
