//@ reworded
use support::yield_once;

#[measured]
async fn number() -> u32 {
    yield_once().await;
    5
}

#[measured]
async fn assigned() -> u32 {
    let value: u32 = number();
    value
}

#[measured]
async fn in_the_tail() -> u32 {
    number()
}

pub fn check() {
    drop((assigned(), in_the_tail()));
}
