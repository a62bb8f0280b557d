#[measured]
async fn returns_a_local(text: &str) -> &str {
    let local = text.to_owned();
    support::yield_once().await;
    &local
}

#[measured]
async fn mixes<'a>(one: &'a str, two: &str) -> &'a str {
    support::yield_once().await;
    if one.is_empty() { two } else { one }
}

#[measured]
async fn mixes_by_name<'a, 'b>(one: &'a str, two: &'b str) -> Result<&'a str, String> {
    support::yield_once().await;
    if one.is_empty() { Ok(two) } else { Ok(one) }
}

#[measured]
async fn static_needed(text: &str) -> &'static str {
    support::yield_once().await;
    text
}

#[measured]
async fn pushes(list: &mut Vec<&str>, text: &str) {
    support::yield_once().await;
    list.push(text);
}

#[measured]
async fn borrows_twice(list: &mut Vec<u8>) -> Result<u8, String> {
    let first = &mut list[0];
    list.clear();
    support::yield_once().await;
    first.checked_add(1).ok_or_else(String::new)
}

pub fn check(list: &mut Vec<u8>) {
    drop((returns_a_local(""), mixes("", ""), mixes_by_name("", "")));
    drop((
        static_needed(""),
        pushes(&mut vec![], ""),
        borrows_twice(list),
    ));
}
