use std::fmt::Debug;
use std::future::Future;

#[measured]
pub fn plain(a: bool) -> impl Debug {
    if a {
        return 1_u32;
    }
    "a"
}

#[measured]
pub fn result(a: bool) -> Result<impl Debug, String> {
    if a {
        return Ok(1_u32);
    }
    Ok("a")
}

#[measured]
pub fn missing() -> impl Debug {
    struct Opaque;
    Opaque
}

#[measured]
pub fn iterator() -> impl Iterator<Item = u32> {
    vec!["a"].into_iter()
}
