use std::future::Future;

#[measured]
pub fn plain(a: bool) -> u32 {
    if a {
        1
    }
}

#[measured]
pub fn looped(a: u32) -> Result<u32, String> {
    while a > 1 {
        return Ok(a);
    }
}

#[measured]
pub fn for_loop(a: Vec<u32>) -> Result<u32, String> {
    for x in a {
        return Ok(x);
    }
}

#[measured]
pub fn arms(a: u32) -> Result<u32, String> {
    match a {
        0 => Ok(1),
        1 => 2,
        _ => Err("no"),
    }
}

#[measured]
pub async fn later(a: bool) -> u32 {
    if a {
        1
    }
}

#[measured]
pub async fn later_arms(a: u32) -> Result<u32, String> {
    match a {
        0 => Ok(1),
        1 => 2,
        _ => Err("no"),
    }
}
