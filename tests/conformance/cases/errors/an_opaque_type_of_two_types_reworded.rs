//@ reworded
use std::fmt::Debug;
use std::future::Future;

#[measured]
pub async fn later(a: bool) -> impl Debug {
    if a {
        return 1_u32;
    }
    "a"
}

#[measured]
pub fn future(a: bool) -> impl Future<Output = u32> {
    if a {
        async { 1 }
    } else {
        async { 2 }
    }
}

#[measured]
pub fn missing_in_result() -> Result<impl Debug, String> {
    struct Opaque;
    Ok(Opaque)
}

#[measured]
pub fn future_of_another_output() -> impl Future<Output = u32> {
    async { "a" }
}
