//@ reworded
//! What the compiler says of a future that is dropped after what it borrows.
#[measured]
async fn length(text: &str) -> usize {
    text.len()
}

pub fn changes() {
    let mut text = String::new();
    let future = length(&text);
    text.push('a');
    let _ = &future;
}

pub fn changes_while_it_lives() {
    let mut text = String::new();
    let _future = length(&text);
    text.push('a');
}

pub fn check() {
    let one;
    let text = String::new();
    one = length(&text);
}
