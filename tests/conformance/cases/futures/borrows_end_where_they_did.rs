//! What the compiler says of a future that is dropped after what it borrows.
#[measured]
async fn length(text: &str) -> usize {
    text.len()
}

#[measured]
fn returned(text: &str) -> impl Future<Output = usize> {
    std::future::ready(text.len())
}

#[measured]
fn named(text: &str) -> std::future::Ready<usize> {
    std::future::ready(text.len())
}

pub fn check() {
    let one;
    let two;
    let three;
    let text = String::new();
    one = length(&text);
    two = returned(&text);
    three = named(&text);
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
