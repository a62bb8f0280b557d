//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{Noisy, block_on, say, yield_once};

macro_rules! functions {
    ($($(#[$meta:meta])* $name:ident($($argument:pat => $ty:ty),*) -> $out:ty $body:block)*) => {
        $(
            #[measured]
            $(#[$meta])*
            async fn $name($($argument: $ty),*) -> $out $body
        )*
    };
}

functions! {
    #[inline]
    one(n => u32, _ => Noisy) -> u32 { yield_once().await; n }
    two((a, b) => (Noisy, Noisy)) -> Result<Noisy, Noisy> { drop(a); Err(b) }
}

macro_rules! wrapped {
    ($item:item) => {
        #[measured]
        $item
    };
}

wrapped! {
    async fn three<'a>(text: &'a str) -> &'a str {
        yield_once().await;
        text
    }
}

macro_rules! with_names {
    ($self:ident, $argument:ident, $out:expr) => {
        impl Shop {
            #[measured]
            async fn four(&$self, $argument: u32) -> Result<u32, String> {
                yield_once().await;
                $out
            }
        }
    };
}

struct Shop(u32);
with_names!(
    self,
    n,
    n.checked_sub(self.0).ok_or_else(|| "less".to_owned())
);

#[measured]
#[measured(name = "again")]
async fn five(_noisy: Noisy) -> Result<u32, String> {
    yield_once().await;
    Err("five".to_owned())
}

#[both]
#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    yield_once().await;
    state
}

fn main() {
    say(block_on(one(1, Noisy("one"))));
    say(block_on(two((Noisy("a"), Noisy("b")))).is_err());
    say(block_on(three("three")));
    say(format_args!("{:?}", block_on(Shop(4).four(3))));
    say(format_args!("{:?}", block_on(five(Noisy("five")))));
    say(block_on(node(serde_json::json!({}))));
}
