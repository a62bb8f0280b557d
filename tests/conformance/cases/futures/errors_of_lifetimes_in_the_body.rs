#[measured]
async fn returns_a_local(text: &str) -> &str {
    let local = text.to_owned();
    support::yield_once().await;
    &local
}

#[measured]
async fn borrows_twice(list: &mut Vec<u8>) -> Result<u8, String> {
    let first = &mut list[0];
    list.clear();
    support::yield_once().await;
    first.checked_add(1).ok_or_else(String::new)
}

pub fn check(list: &mut Vec<u8>) {
    drop((returns_a_local(""), borrows_twice(list)));
}
