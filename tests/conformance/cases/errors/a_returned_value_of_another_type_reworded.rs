//@ reworded
use std::future::Future;

pub struct Outcome;

#[measured]
pub async fn later(a: bool) -> u32 {
    if a {
        return "one";
    }
    1
}

#[measured]
pub async fn later_nothing(a: bool) -> Result<u32, String> {
    if a {
        return;
    }
    Ok(1)
}

#[measured]
pub fn future(a: bool) -> impl Future<Output = u32> {
    if a {
        return 1;
    }
    std::future::ready(1)
}

#[measured]
pub async fn later_unit(a: bool) {
    if a {
        return 1;
    }
}
