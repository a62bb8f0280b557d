//@ reworded
use support::yield_once;

#[measured]
async fn in_the_tail() -> u32 {
    yield_once().await;
    "text"
}

#[measured]
async fn at_a_return(flag: bool) -> Result<u32, String> {
    if flag {
        return Ok("text");
    }
    yield_once().await;
    Err(5)
}

#[measured]
async fn in_a_branch(flag: bool) -> u32 {
    yield_once().await;
    if flag { 1 } else { "text" }
}

#[measured]
async fn too_much() {
    yield_once().await;
    5
}

#[measured]
async fn returns_too_much() {
    yield_once().await;
    return 5;
}

#[measured]
async fn returns_nothing() -> u32 {
    yield_once().await;
    return;
}

#[measured]
async fn forgets_the_ok() -> Result<u32, String> {
    yield_once().await;
    5
}

pub fn check() {
    drop((
        in_the_tail(),
        at_a_return(true),
        in_a_branch(true),
        forgets_the_ok(),
    ));
    drop((too_much(), returns_too_much(), returns_nothing()));
}
