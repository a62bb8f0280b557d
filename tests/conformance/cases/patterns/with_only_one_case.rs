//! Patterns that look as if they could fail, and cannot.
use std::convert::Infallible;

use support::{block_on, say};

struct Unit;
#[allow(non_camel_case_types)]
struct unit;
enum Only {
    One(u32),
}
enum Void {}

#[measured]
fn plain(Unit: Unit, unit: unit, Only::One(n): Only) -> u32 {
    let _: unit = unit;
    n
}

#[measured]
fn result(
    Unit: Unit,
    Ok(n): Result<u32, Infallible>,
    (Ok(m) | Err(m)): Result<u32, u32>,
) -> Result<u32, String> {
    Ok(n + m)
}

#[measured]
async fn awaited(Unit: Unit, unit: unit, Ok(n): Result<u32, Void>) -> Result<u32, String> {
    let _: unit = unit;
    Ok(n)
}

fn main() {
    say(plain(Unit, unit, Only::One(1)));
    say(result(Unit, Ok(1), Err(2)).unwrap_or(0));
    say(block_on(awaited(Unit, unit, Ok(3))).unwrap_or(0));
}
