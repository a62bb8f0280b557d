//@ reworded
use support::{assert_static, yield_once};

#[measured]
async fn borrows(text: &str) -> usize {
    yield_once().await;
    text.len()
}

pub fn check() {
    let text = String::from("text");
    let _ = assert_static(borrows(&text));
}
