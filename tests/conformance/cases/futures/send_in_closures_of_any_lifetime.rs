//@ editions: 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use std::pin::Pin;
use support::{assert_send, assert_static, block_on, say, yield_once};

#[measured]
async fn length(text: &str) -> usize {
    yield_once().await;
    text.len()
}

#[measured]
async fn sums(list: Vec<String>) -> Result<usize, String> {
    let mut sum = 0;
    for future in list.iter().map(|text| length(text)) {
        sum += future.await;
    }
    if sum == 0 {
        return Err("nothing".to_owned());
    }
    Ok(sum)
}

#[measured]
async fn visits<'a, F>(list: &'a [String], visit: F) -> usize
where
    F: Fn(&'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> + Send + Sync,
{
    let mut sum = 0;
    for text in list {
        sum += visit(text).await;
    }
    sum
}

#[measured]
async fn dynamic(
    visit: &(dyn for<'a> Fn(&'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> + Sync),
) -> usize {
    let text = String::from("dynamic");
    visit(&text).await
}

fn boxed<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(length(text))
}

fn main() {
    let list = vec!["one".to_owned(), "three".to_owned()];
    say(block_on(assert_send(visits(&list, |text| {
        Box::pin(length(text))
    }))));
    say(block_on(assert_send(dynamic(&boxed))));
    let sums = assert_static(assert_send(sums(list)));
    say(format_args!("{:?}", block_on(sums)));
    let nested = assert_send(async {
        let text = String::from("nested");
        let one = length(&text);
        let (one, two) = (one.await, length(&text[1..]).await);
        one + two
    });
    say(block_on(nested));
}
