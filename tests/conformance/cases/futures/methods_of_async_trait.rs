//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use async_trait::async_trait;
use std::rc::Rc;
use support::{Noisy, assert_send, block_on, say, yield_once};

#[async_trait]
trait Store: Send + Sync {
    async fn asked(&self, key: &str) -> Result<u32, String>;

    #[measured]
    async fn provided(&self, key: &str, _noisy: Noisy) -> Result<u32, String> {
        let value = self.asked(key).await?;
        yield_once().await;
        Ok(value + 1)
    }

    async fn generic<T: Send + Into<u64>>(&mut self, value: T) -> u64
    where
        Self: Sized;

    #[both]
    async fn node(&self, state: serde_json::Value) -> serde_json::Value {
        yield_once().await;
        state
    }

    async fn consumed(self: Box<Self>) -> &'static str;
}

struct Shop(Noisy);

#[async_trait]
impl Store for Shop {
    #[measured]
    async fn asked(&self, key: &str) -> Result<u32, String> {
        yield_once().await;
        key.parse().map_err(|_| key.to_owned())
    }

    #[measured]
    async fn generic<T: Send + Into<u64>>(&mut self, value: T) -> u64 {
        yield_once().await;
        value.into()
    }

    #[both]
    async fn node(&self, state: serde_json::Value) -> serde_json::Value {
        yield_once().await;
        say((self.0).0);
        state
    }

    #[measured]
    async fn consumed(self: Box<Self>) -> &'static str {
        let _local = Noisy("local");
        yield_once().await;
        (self.0).0
    }
}

#[async_trait(?Send)]
trait Local {
    async fn counted(&self, rc: Rc<u32>) -> u32;
}

struct Here;

#[async_trait(?Send)]
impl Local for Here {
    #[measured]
    async fn counted(&self, rc: Rc<u32>) -> u32 {
        yield_once().await;
        *rc
    }
}

struct Outside;

#[measured]
#[async_trait]
impl Store for Outside {
    async fn asked(&self, key: &str) -> Result<u32, String> {
        yield_once().await;
        Err(key.to_owned())
    }

    async fn generic<T: Send + Into<u64>>(&mut self, value: T) -> u64 {
        yield_once().await;
        value.into() + 1
    }

    async fn consumed(self: Box<Self>) -> &'static str {
        yield_once().await;
        "outside"
    }
}

fn main() {
    let mut shop = Shop(Noisy("shop"));
    say(format_args!("{:?}", block_on(assert_send(shop.asked("5")))));
    say(format_args!("{:?}", block_on(shop.asked("x"))));
    let provided = shop.provided("5", Noisy("argument"));
    say("made");
    say(format_args!("{:?}", block_on(assert_send(provided))));
    drop(shop.provided("5", Noisy("never polled")));
    say(block_on(shop.generic(5_u8)));
    say(block_on(shop.node(serde_json::json!({}))));
    say(block_on(Box::new(shop).consumed()));
    say(block_on(Here.counted(Rc::new(3))));
    let mut outside = Outside;
    say(format_args!(
        "{:?}",
        block_on(outside.provided("5", Noisy("b")))
    ));
    say(block_on(outside.generic(5_u8)));
    say(block_on(outside.node(serde_json::json!({}))));
    say(block_on(Box::new(outside).consumed()));
}
