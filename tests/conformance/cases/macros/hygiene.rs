//@ editions: 2018 2021 2024
//! Names of a macro and names of its caller stay apart, and together, as without the attribute.
#![allow(clippy::used_underscore_binding)]
use support::{block_on, say};

macro_rules! shadowing {
    ($name:ident, $value:expr) => {
        #[measured]
        fn $name(value: u32, mut given: Option<u32>) -> Result<u32, u32> {
            let other = 10;
            given = given.or(Some(other));
            let $name = value + $value;
            let value = $name;
            given.map(|given| given + value).ok_or(value)
        }
    };
}
macro_rules! two_of_a_name {
    ($async:ident, $sync:ident, $guard:ident, $arg:ident) => {
        #[measured]
        fn $sync(a: u32, $arg: u32) -> Result<(u32, u32), ()> {
            Ok((a, $arg))
        }
        #[measured]
        fn $guard(a: u32, $arg: u32) -> (u32, u32) {
            (a, $arg)
        }
        #[measured]
        async fn $async(a: u32, ($arg, _): (u32, u32)) -> Result<(u32, u32), ()> {
            let block = async move { $arg };
            Ok((a, block.await))
        }
    };
}
macro_rules! captured {
    ($name:ident, $arg:ident, $($field:tt)*) => {
        #[measured(fields(a, $($field)*))]
        fn $name(a: u32, $arg: u32) -> Result<u32, u32> {
            Ok(a * $arg)
        }
    };
}
macro_rules! own_labels {
    ($name:ident, $label:lifetime, $body:expr) => {
        #[measured]
        fn $name(mut n: u32) -> Result<u32, ()> {
            $label: loop {
                n += 1;
                'inner: loop {
                    if n > 5 {
                        $body
                    }
                    break 'inner;
                }
            }
            Ok(n)
        }
    };
}
macro_rules! named_in_a_string {
    ($name:ident, $_arg:ident) => {
        #[measured]
        fn $name($_arg: u32, _unused: u32) -> Result<String, ()> {
            Ok(format!("{}", $_arg))
        }
    };
}

const VALUE: u32 = 100;
fn other() -> u32 {
    200
}

shadowing!(shadowed, VALUE + other());
two_of_a_name!(two_later, two, two_guarded, b);
captured!(with_fields, b, b, twice = b * 2);
own_labels!(labelled, 'outer, break 'outer);
named_in_a_string!(shown, _arg);

fn main() {
    say(format_args!(
        "{:?} {:?}",
        shadowed(1, None),
        shadowed(1, Some(5))
    ));
    say(format_args!("{:?} {:?}", two(1, 2), two_guarded(3, 4)));
    say(format_args!("{:?}", block_on(two_later(5, (6, 7)))));
    say(format_args!("{:?} {:?}", with_fields(2, 3), labelled(0)));
    say(format_args!("{:?}", shown(1, 2)));
}
