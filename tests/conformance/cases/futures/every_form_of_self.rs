//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use support::{Noisy, assert_send, block_on, say, yield_once};

struct Shop {
    name: String,
    noisy: Noisy,
}

fn shop() -> Shop {
    Shop {
        name: "shop".to_owned(),
        noisy: Noisy("shop"),
    }
}

impl Shop {
    #[measured]
    async fn by_ref(&self) -> &str {
        yield_once().await;
        &self.name
    }

    #[measured]
    async fn by_mut(&mut self, text: &str) -> &mut String {
        yield_once().await;
        self.name += text;
        &mut self.name
    }

    #[measured]
    async fn by_value(self) -> Result<String, Noisy> {
        yield_once().await;
        if self.name.is_empty() {
            return Err(self.noisy);
        }
        Ok(self.name)
    }

    #[measured]
    async fn by_mut_value(mut self) -> Self {
        yield_once().await;
        self.name.push('!');
        self
    }

    #[measured]
    async fn boxed(self: Box<Self>) -> String {
        yield_once().await;
        self.name
    }

    #[measured]
    async fn counted(self: Rc<Self>) -> usize {
        yield_once().await;
        Rc::strong_count(&self)
    }

    #[measured]
    async fn shared(self: Arc<Self>, _noisy: Noisy) -> usize {
        yield_once().await;
        self.name.len()
    }

    #[measured]
    async fn counted_ref(self: &Rc<Self>) -> usize {
        yield_once().await;
        Rc::strong_count(self)
    }

    #[measured]
    async fn pinned(self: Pin<&mut Self>) -> usize {
        yield_once().await;
        self.name.len()
    }

    #[measured]
    async fn pinned_box(self: Pin<Box<Self>>) -> usize {
        yield_once().await;
        self.name.len()
    }

    #[measured]
    async fn typed(self: &Self) -> &Noisy {
        yield_once().await;
        &self.noisy
    }

    #[measured]
    async fn lifetime<'a>(&'a self, _other: &str) -> &'a str {
        yield_once().await;
        &self.name
    }

    #[measured]
    async fn without() -> Self {
        yield_once().await;
        shop()
    }

    #[both]
    async fn node(&self, state: serde_json::Value) -> serde_json::Value {
        yield_once().await;
        say(&self.name);
        state
    }

    #[both]
    async fn node_by_value(self, state: serde_json::Value) -> Result<serde_json::Value, String> {
        yield_once().await;
        if state.is_null() {
            return Err(self.name);
        }
        Ok(state)
    }
}

fn main() {
    let mut one = shop();
    say(block_on(assert_send(one.by_ref())));
    block_on(assert_send(one.by_mut("s"))).push('?');
    say(block_on(one.typed()).0);
    say(block_on(one.lifetime("other")));
    say(block_on(Pin::new(&mut one).pinned()));
    let one = block_on(one.by_mut_value());
    say(block_on(one.by_value()).is_ok());
    let mut empty = shop();
    empty.name.clear();
    say(block_on(empty.by_value()).is_ok());
    drop(shop().by_value());
    say(block_on(Box::new(shop()).boxed()));
    say(block_on(Box::pin(shop()).pinned_box()));
    let counted = Rc::new(shop());
    say(block_on(counted.counted_ref()));
    say(block_on(Rc::clone(&counted).counted()));
    drop(counted);
    say(block_on(assert_send(
        Arc::new(shop()).shared(Noisy("argument")),
    )));
    say(block_on(Shop::without()).name);
    say(block_on(shop().node(serde_json::json!({}))));
    say(block_on(shop().node_by_value(serde_json::json!({}))).is_ok());
    say(block_on(shop().node_by_value(serde_json::Value::Null)).is_ok());
}
