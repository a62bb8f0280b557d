//@ silent
#![allow(clippy::all, clippy::pedantic)]
use support::{say, yield_once};

async fn bare(x: [u8; 4096]) -> ! {
    loop {
        yield_once().await;
        say(x[0]);
    }
}

#[measured]
async fn measured(x: [u8; 4096]) -> ! {
    loop {
        yield_once().await;
        say(x[0]);
    }
}

fn main() {
    let (bare, measured) = (bare([1; 4096]), measured([1; 4096]));
    say(size_of_val(&measured) <= size_of_val(&bare) + 96);
}
