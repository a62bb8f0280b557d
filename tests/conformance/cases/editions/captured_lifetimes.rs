//@ editions: 2018 2021
//! What a returned future captures before edition 2024: only what is named.
use std::future::Future;

use support::{assert_static, block_on, say, yield_once};

struct Text<'a>(&'a str);

#[measured]
fn of_the_argument(text: &str) -> impl Future<Output = usize> {
    let len = text.len();
    async move { len }
}

#[measured]
fn early<'a: 'a>(text: &'a str) -> impl Future<Output = usize> {
    let len = text.len();
    async move { len }
}

#[measured]
fn named<'a>(text: &'a str) -> impl Future<Output = Result<&'a str, ()>> + 'a {
    async move { text.get(1..).ok_or(()) }
}

#[measured]
fn iterator<T: AsRef<str>>(text: &T) -> impl Iterator<Item = usize> {
    0..text.as_ref().len()
}

#[measured]
fn generic<T: AsRef<str>>(text: T) -> impl Future<Output = usize> + use<T> {
    let len = text.as_ref().len();
    async move { len }
}

impl<'a> Text<'a> {
    #[measured]
    fn method(&self) -> impl Future<Output = usize> + Send + 'static {
        let len = self.0.len();
        async move { len }
    }

    #[measured]
    fn lent(&self) -> impl Future<Output = &'a str> + 'a {
        let text = self.0;
        async move { text }
    }

    #[measured]
    async fn later(&self, other: &str) -> Result<&'a str, usize> {
        yield_once().await;
        if other.is_empty() {
            return Err(self.0.len());
        }
        Ok(self.0)
    }
}

fn main() {
    let future = {
        let text = String::from("gone");
        assert_static(of_the_argument(&text))
    };
    say(block_on(future));
    let text = String::from("text");
    say(block_on(early(&text)));
    say(format_args!("{:?}", block_on(named(&text))));
    let (future, lent) = {
        let short = Text(&text);
        (short.method(), short.lent())
    };
    say(block_on(assert_static(future)));
    say(block_on(lent));
    let later = Text(&text);
    say(format_args!(
        "{:?} {:?}",
        block_on(later.later("a")),
        block_on(later.later(""))
    ));
    say(iterator(&text).count());
    say(block_on(generic("text")));
}
