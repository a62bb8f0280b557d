//@ editions: 2015
extern crate support;
extern crate telemetry_runtime;

use support::say;

#[measured]
fn async(await: u32, dyn: u32) -> Result<u32, u32> {
    let try = await + dyn;
    try.checked_sub(3).ok_or(try)
}

#[measured]
fn dyn(async: u32) -> u32 {
    async
}

mod try {
    #[measured]
    pub fn await(n: u32) -> Option<u32> {
        ::async(n, 1).ok()
    }
}

fn main() {
    say(format_args!("{:?} {:?}", async(1, 1), async(2, 2)));
    say(dyn(1));
    say(format_args!("{:?}", try::await(5)));
}
