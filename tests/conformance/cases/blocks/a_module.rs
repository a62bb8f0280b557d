use outer::Provided as _;
use support::{block_on, say};

#[measured]
mod outer {
    #![allow(dead_code, clippy::module_inception)]
    //! Documented inside.

    use std::fmt;

    pub(crate) const LIMIT: usize = limit();

    pub(crate) const fn limit() -> usize {
        3
    }

    static NAMES: [&str; { 2 }] = ["a", "b"];

    pub(crate) fn name(index: usize) -> Result<&'static str, usize> {
        NAMES.get(index).copied().ok_or(index)
    }

    #[derive(Debug, Default)]
    pub(crate) struct Item {
        pub(crate) n: u32,
    }

    impl Item {
        pub(crate) fn doubled(mut self) -> Result<Self, String> {
            self.n = self.n.checked_mul(2).ok_or_else(|| "large".to_owned())?;
            Ok(self)
        }

        #[measured(skip)]
        pub(crate) fn skipped(&self) -> u32 {
            self.n
        }
    }

    impl fmt::Display for Item {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "item {}", self.n)
        }
    }

    pub(crate) mod outer {
        use super::Item;

        pub(crate) async fn later(item: &Item) -> u32 {
            super::private(item.n)
        }
    }

    fn private(n: u32) -> u32 {
        n + 1
    }

    pub(crate) trait Provided {
        const N: u32 = 4;
        fn required(&self) -> u32;
        fn provided(&self) -> Result<u32, ()> {
            Ok(self.required() + Self::N)
        }
    }

    impl Provided for Item {
        fn required(&self) -> u32 {
            self.n
        }
    }

    unsafe extern "C" {
        safe fn abs(n: i32) -> i32;
    }

    pub(crate) fn absolute(n: i32) -> i32 {
        abs(n)
    }

    macro_rules! make {
        ($name:ident, $value:expr) => {
            pub(crate) fn $name() -> u32 {
                $value
            }
        };
    }
    make!(made, 9);

    #[measured(skip)]
    pub(crate) mod left_out {
        pub(crate) fn plain() -> u8 {
            2
        }
    }

    type Alias<const N: usize> = [u8; N];
    pub(crate) fn sized() -> Alias<{ LIMIT }> {
        [0; LIMIT]
    }
}

fn main() {
    say(format_args!(
        "{:?} {:?}",
        outer::name(0),
        outer::name(outer::LIMIT)
    ));
    let item = outer::Item { n: 2 }.doubled().unwrap();
    say(format_args!(
        "{item} {} {:?}",
        item.skipped(),
        item.provided()
    ));
    say(outer::Item { n: u32::MAX }.doubled().is_err());
    say(block_on(outer::outer::later(&item)));
    say(outer::absolute(-3) + i32::from(outer::left_out::plain()));
    say(outer::made());
    say(outer::sized().len());
}
