#![allow(clippy::all, clippy::pedantic)]
use support::say;

mod mine {
    pub trait Future {
        type Output;
        fn now(self) -> Self::Output;
    }

    impl Future for u32 {
        type Output = u32;
        fn now(self) -> u32 {
            self
        }
    }
}

#[measured]
fn opaque(n: u32) -> impl mine::Future<Output = u32> {
    n
}

fn main() {
    say(mine::Future::now(opaque(5)));
}
