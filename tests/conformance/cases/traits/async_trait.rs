use std::rc::Rc;

use async_trait::async_trait;
use support::{Noisy, assert_send, block_on, say, yield_once};

#[async_trait]
trait Remote: Send + Sync {
    async fn fetch(&self, key: &str) -> Result<String, String>;

    #[measured]
    async fn provided(&self, key: &str, _noisy: Noisy) -> Result<usize, String> {
        Ok(self.fetch(key).await?.len())
    }

    async fn nothing(&mut self);

    async fn boxed(self: Box<Self>) -> &'static str;
}

struct Inside(Noisy);

#[async_trait]
impl Remote for Inside {
    #[measured]
    async fn fetch(&self, key: &str) -> Result<String, String> {
        let _local = Noisy("local");
        yield_once().await;
        if key.is_empty() {
            return Err(self.0.0.to_owned());
        }
        Ok(key.to_owned())
    }

    #[measured]
    async fn nothing(&mut self) {
        yield_once().await;
        self.0 = Noisy("replaced");
    }

    #[measured]
    async fn boxed(self: Box<Self>) -> &'static str {
        self.0.0
    }
}

struct Before;

#[measured]
#[async_trait]
impl Remote for Before {
    async fn fetch(&self, key: &str) -> Result<String, String> {
        key.get(1..).map(str::to_owned).ok_or("short".into())
    }

    async fn nothing(&mut self) {}

    #[measured(skip)]
    async fn boxed(self: Box<Self>) -> &'static str {
        "before"
    }
}

struct After<T>(T);

#[async_trait]
#[measured]
impl<T: Clone + Into<String> + Send + Sync> Remote for After<T> {
    async fn fetch(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone().into())
    }

    async fn nothing(&mut self) {
        yield_once().await;
    }

    async fn boxed(self: Box<Self>) -> &'static str {
        "after"
    }
}

#[async_trait(?Send)]
trait Local {
    async fn local(&self, n: Rc<u32>) -> u32;
}

#[async_trait(?Send)]
impl Local for Inside {
    #[measured]
    async fn local(&self, n: Rc<u32>) -> u32 {
        yield_once().await;
        *n
    }
}

fn main() {
    let remotes: [Box<dyn Remote>; 3] = [
        Box::new(Inside(Noisy("inside"))),
        Box::new(Before),
        Box::new(After("after")),
    ];
    for mut remote in remotes {
        say(format_args!(
            "{:?}",
            block_on(assert_send(remote.fetch("")))
        ));
        say(format_args!(
            "{:?}",
            block_on(remote.provided("key", Noisy("argument")))
        ));
        drop(remote.provided("key", Noisy("not polled")));
        block_on(remote.nothing());
        say(block_on(remote.boxed()));
    }
    say(block_on(Inside(Noisy("local one")).local(Rc::new(5))));
}
