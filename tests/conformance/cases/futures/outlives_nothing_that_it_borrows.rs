//@ reworded
use support::yield_once;

#[measured]
async fn borrows<'a>(text: &'a str, _other: &str) -> &'a str {
    yield_once().await;
    text
}

pub fn check() -> usize {
    let text = String::from("text");
    let future = {
        let other = String::from("other");
        borrows(&text, &other)
    };
    drop(future);
    text.len()
}
