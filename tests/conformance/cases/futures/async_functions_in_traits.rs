//@ editions: 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::future::Future;
use support::{Noisy, block_on, say, yield_once};

trait Store {
    type Key: Clone + Send;

    fn asked(&self, key: Self::Key) -> impl Future<Output = Result<u32, String>> + Send;

    #[measured]
    fn returned(&self, n: u32) -> impl Future<Output = u32> + Send
    where
        Self: Sync,
    {
        async move {
            yield_once().await;
            n
        }
    }

    #[measured]
    async fn provided(&mut self, key: Self::Key, _noisy: Noisy) -> Result<u32, String>
    where
        Self: Sized,
    {
        let first = self.asked(key.clone()).await?;
        yield_once().await;
        Ok(first + self.asked(key).await?)
    }

    async fn consumed(self) -> u32;

    #[both]
    async fn node(&self, state: serde_json::Value) -> Result<serde_json::Value, String> {
        yield_once().await;
        if state.is_null() {
            return Err("null".to_owned());
        }
        Ok(state)
    }

    #[measured]
    async fn of_nobody(n: u32) -> u32 {
        yield_once().await;
        n + 1
    }
}

#[derive(Clone)]
struct Shop(u32);

impl Store for Shop {
    type Key = u32;

    #[measured]
    async fn asked(&self, key: u32) -> Result<u32, String> {
        yield_once().await;
        self.0.checked_sub(key).ok_or_else(|| "too much".to_owned())
    }

    #[measured]
    async fn consumed(self) -> u32 {
        yield_once().await;
        self.0
    }
}

struct Other<'a, T>(&'a T);

impl<'a, T: Clone + Sync> Store for Other<'a, T> {
    type Key = &'a str;

    #[measured]
    fn asked(&self, key: &'a str) -> impl Future<Output = Result<u32, String>> + Send {
        let _ = self.0;
        async move { key.parse().map_err(|_| key.to_owned()) }
    }

    #[measured]
    async fn provided(&mut self, key: &'a str, _: Noisy) -> Result<u32, String> {
        self.asked(key).await.map(|n| n + 100)
    }

    #[measured]
    async fn consumed(self) -> u32 {
        yield_once().await;
        drop(self.0.clone());
        7
    }
}

async fn all<S: Store>(mut store: S, good: S::Key, bad: S::Key) {
    say(format_args!("{:?}", store.asked(good.clone()).await));
    say(format_args!("{:?}", store.asked(bad.clone()).await));
    say(format_args!(
        "{:?}",
        store.provided(good, Noisy("one")).await
    ));
    say(format_args!(
        "{:?}",
        store.provided(bad, Noisy("two")).await
    ));
    say(format_args!(
        "{:?}",
        store.node(serde_json::json!({"a": 1})).await
    ));
    say(format_args!(
        "{:?}",
        store.node(serde_json::Value::Null).await
    ));
    say(S::of_nobody(3).await);
    say(store.consumed().await);
}

fn main() {
    block_on(all(Shop(5), 3, 9));
    block_on(all(Other(&'x'), "3", "x"));
    say(block_on(support::assert_send(Shop(1).returned(4))));
}
