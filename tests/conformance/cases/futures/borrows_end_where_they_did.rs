//! What the compiler says of a future that is dropped after what it borrows.
#[measured]
fn returned(text: &str) -> impl Future<Output = usize> {
    std::future::ready(text.len())
}

#[measured]
fn named(text: &str) -> std::future::Ready<usize> {
    std::future::ready(text.len())
}

pub fn check() {
    let two;
    let three;
    let text = String::new();
    two = returned(&text);
    three = named(&text);
}
