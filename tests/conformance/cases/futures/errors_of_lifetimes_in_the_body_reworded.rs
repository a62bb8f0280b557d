//@ reworded: elsewhere
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

pub fn check() {
    drop((mixes("", ""), mixes_by_name("", "")));
    drop((static_needed(""), pushes(&mut vec![], "")));
}
