#![allow(clippy::all, clippy::pedantic)]
use support::{block_on, say};

#[measured(level = "trace")]
async fn deep(n: u32) -> u32 {
    if n == 0 {
        0
    } else {
        Box::pin(deep(n - 1)).await + 1
    }
}

#[measured(level = "trace")]
async fn deep_result(n: u32) -> Result<u32, String> {
    if n == 0 {
        Ok(0)
    } else {
        Ok(Box::pin(deep_result(n - 1)).await? + 1)
    }
}

#[measured]
async fn first() {}

fn main() {
    block_on(first());
    let thread = std::thread::Builder::new().stack_size(8 << 20);
    let thread = thread.spawn(|| {
        say(block_on(deep(2_000)));
        say(format_args!("{:?}", block_on(deep_result(2_000))));
    });
    thread.unwrap().join().unwrap();
}
