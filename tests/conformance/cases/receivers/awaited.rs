use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use support::{Noisy, assert_send, block_on, say, yield_once};

struct Store {
    items: Vec<u32>,
    _noisy: Noisy,
}

impl Store {
    fn new(name: &'static str) -> Self {
        Self {
            items: vec![1, 2],
            _noisy: Noisy(name),
        }
    }

    #[measured]
    async fn value(self) -> usize {
        yield_once().await;
        self.items.len()
    }

    #[measured]
    async fn mutable_value(mut self, item: u32) -> Result<Self, u32> {
        yield_once().await;
        self.items.push(item);
        Ok(self)
    }

    #[measured]
    async fn reference(&self, index: usize) -> Result<&u32, String> {
        yield_once().await;
        self.items.get(index).ok_or_else(|| "none".to_owned())
    }

    #[measured]
    async fn mutable(&mut self) -> &mut u32 {
        self.items.push(7);
        yield_once().await;
        self.items.last_mut().expect("pushed")
    }

    #[measured]
    async fn boxed(mut self: Box<Self>) -> Box<Self> {
        self.items.clear();
        self
    }

    #[measured]
    async fn counted(self: Rc<Self>) -> usize {
        yield_once().await;
        Rc::strong_count(&self)
    }

    #[measured]
    async fn shared(self: Arc<Self>) -> usize {
        yield_once().await;
        self.items.len()
    }

    #[measured]
    async fn pinned(self: Pin<&mut Self>) -> usize {
        self.get_mut().items.len()
    }

    #[measured]
    async fn unused(self, _other: Noisy) {}
}

fn main() {
    say(block_on(Store::new("value").value()));
    let mut store = block_on(Store::new("kept").mutable_value(3)).ok().unwrap();
    *block_on(store.mutable()) += 1;
    say(format_args!("{:?}", block_on(store.reference(3))));
    say(format_args!("{:?}", block_on(store.reference(9))));
    say(block_on(Pin::new(&mut store).pinned()));
    say(block_on(Box::new(store).boxed()).items.len());
    say(block_on(Rc::new(Store::new("counted")).counted()));
    say(block_on(assert_send(
        Arc::new(Store::new("shared")).shared(),
    )));
    block_on(Store::new("unused").unused(Noisy("other")));
    drop(Store::new("unpolled").unused(Noisy("other")));
}
