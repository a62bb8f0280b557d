//@ since: 1.87
use support::{Noisy, assert_send, block_on, say, yield_once};

trait Service {
    async fn call(&mut self, request: &str) -> Result<usize, String>;

    fn sent(&self, n: u32) -> impl Future<Output = u32> + Send;

    fn names(&self) -> impl Iterator<Item = String> + use<'_, Self>;

    #[measured]
    async fn twice(&mut self, request: &str) -> Result<usize, String> {
        Ok(self.call(request).await? + self.call(request).await?)
    }

    #[measured]
    fn provided(&self) -> impl Future<Output = Option<String>> {
        let first = self.names().next();
        async { first }
    }

    #[measured]
    async fn by_value(self, _noisy: Noisy) -> Result<Self, ()>
    where
        Self: Sized,
    {
        yield_once().await;
        Ok(self)
    }
}

struct Store(Vec<String>, Noisy);

impl Service for Store {
    #[measured]
    async fn call(&mut self, request: &str) -> Result<usize, String> {
        yield_once().await;
        if request.is_empty() {
            return Err("empty".to_owned());
        }
        self.0.push(request.to_owned());
        Ok(self.0.len())
    }

    #[measured]
    async fn sent(&self, n: u32) -> u32 {
        yield_once().await;
        n + 1
    }

    #[measured]
    fn names(&self) -> impl Iterator<Item = String> + use<'_> {
        self.0.iter().map(|name| name.to_uppercase())
    }
}

struct Doubled<S>(S);

impl<S: Service + Sync> Service for Doubled<S> {
    #[measured]
    async fn call(&mut self, request: &str) -> Result<usize, String> {
        self.0.twice(request).await
    }

    #[measured]
    fn sent(&self, n: u32) -> impl Future<Output = u32> + Send {
        self.0.sent(n * 2)
    }

    #[measured]
    fn names(&self) -> impl Iterator<Item = String> + use<'_, S> {
        self.0.names()
    }
}

fn main() {
    let mut store = Store(Vec::new(), Noisy("store"));
    say(format_args!(
        "{:?} {:?}",
        block_on(store.twice("a")),
        block_on(store.call(""))
    ));
    say(block_on(assert_send(store.sent(1))));
    let mut doubled = Doubled(store);
    say(format_args!("{:?}", block_on(doubled.twice("b"))));
    say(block_on(assert_send(doubled.sent(2))));
    say(format_args!("{:?}", block_on(doubled.provided())));
    say(block_on(doubled.by_value(Noisy("argument"))).map_or(0, |kept| kept.names().count()));
}
