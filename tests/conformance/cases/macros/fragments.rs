//! The attribute written by a macro, on functions that are put together from every kind of fragment.
use support::{Noisy, block_on, say, yield_once};

macro_rules! parts {
    ($vis:vis fn $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty $body:block) => {
        #[measured]
        $vis fn $name($($arg: $ty),*) -> $ret $body
    };
}
macro_rules! patterns {
    ($(#[$meta:meta])* async $name:ident $(<$life:lifetime>)?, $pat:pat, $ty:ty => $ret:ty, $value:expr) => {
        #[measured]
        $(#[$meta])*
        async fn $name $(<$life>)? ($pat: $ty) -> $ret {
            yield_once().await;
            $value
        }
    };
}
macro_rules! method {
    ($type:ident, $name:ident $this:ident $body:block) => {
        impl $type {
            #[measured]
            fn $name(&mut $this) -> Result<u32, String> $body
        }
    };
}
macro_rules! item {
    ($item:item) => {
        #[measured]
        $item
    };
}
macro_rules! tokens {
    ($($tokens:tt)*) => {
        #[measured]
        $($tokens)*
    };
}
macro_rules! statements {
    ($name:ident, $literal:literal, $path:path, $($statement:stmt;)*) => {
        #[measured]
        fn $name() -> Result<$path, &'static str> {
            $($statement;)*
            Err($literal)
        }
    };
}
macro_rules! implementing {
    ($trait:path, $type:ty, $member:item) => {
        #[measured]
        impl $trait for $type {
            $member
        }
    };
}

parts!(
    pub(crate) fn whole(a: u32, b: &str) -> Result<String, String> {
        if b.is_empty() {
            return Err(a.to_string());
        }
        Ok(format!("{a}{b}"))
    }
);
parts!(
    fn unit(_noisy: Noisy) -> () {
        say("unit")
    }
);
parts!(
    fn plain(a: u32) -> Option<u32> {
        Some(a.checked_sub(1)? + 1)
    }
);
patterns!(async tuple, (a, _), (u32, Noisy) => Result<u32, String>, if a == 0 { Err("zero".to_owned()) } else { Ok(a) });
patterns!(#[inline] async lent<'a>, text, &'a str => Option<&'a str>, text.get(1..));
item!(
    fn itemed(mut n: u32) -> Result<u32, u32> {
        n += 1;
        Err(n)
    }
);
item!(
    mod inside {
        pub(crate) async fn later() -> u8 {
            5
        }
    }
);
tokens!(
    async fn many((a, b): (u32, u32)) -> Result<u32, ()> {
        Ok(a + b)
    }
);
statements!(some, "text", u8, let n = 1; if n == 2 { return Ok(n); };);

struct Counter(u32);
method!(Counter, next self {
    self.0 += 1;
    if self.0 > 1 { Err("over".to_owned()) } else { Ok(self.0) }
});
implementing!(
    Drop,
    Counter,
    fn drop(&mut self) {
        say(self.0)
    }
);

fn main() {
    say(format_args!("{:?} {:?}", whole(1, ""), whole(1, "b")));
    unit(Noisy("argument"));
    say(format_args!("{:?} {:?}", plain(0), plain(1)));
    say(format_args!("{:?}", block_on(tuple((0, Noisy("tuple"))))));
    say(format_args!("{:?} {:?}", block_on(lent("ab")), itemed(1)));
    say(block_on(inside::later()));
    say(format_args!("{:?} {:?}", block_on(many((1, 2))), some()));
    let mut counter = Counter(0);
    say(format_args!("{:?} {:?}", counter.next(), counter.next()));
}
