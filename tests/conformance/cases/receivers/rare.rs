use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use support::{Noisy, block_on, say, yield_once};

struct Item(u32, Noisy);
type Alias = Item;

impl Item {
    #[measured]
    fn by_alias(self: Alias) -> Result<u32, ()> {
        Ok(self.0)
    }

    #[measured]
    fn by_its_name(self: &mut Item) -> Result<&mut u32, ()> {
        self.0 += 1;
        Ok(&mut self.0)
    }

    #[measured]
    fn lent_box<'a>(self: &'a Box<Self>, _other: &str) -> Result<&'a u32, ()> {
        Ok(&self.0)
    }

    #[measured]
    fn mutable_counted(self: &mut Rc<Self>) -> Option<&mut u32> {
        Rc::get_mut(self).map(|item| &mut item.0)
    }

    #[measured]
    fn pinned_shared(self: Pin<&Self>) -> Result<u32, ()> {
        Ok(self.get_ref().0)
    }

    #[measured]
    async fn pinned_arc(self: Pin<Arc<Self>>) -> u32 {
        yield_once().await;
        self.0
    }

    #[measured]
    async fn lent_counted(self: &Rc<Self>, n: u32) -> Result<Rc<Self>, u32> {
        yield_once().await;
        if n == self.0 {
            Err(n)
        } else {
            Ok(Rc::clone(self))
        }
    }

    #[measured]
    fn in_a_closure(mut self, times: u32) -> Result<Self, String> {
        let mut add = |n| {
            self.0 += n;
            if self.0 > 10 {
                Err(self.1.0.to_owned())
            } else {
                Ok(())
            }
        };
        for n in 0..times {
            add(n)?;
        }
        Ok(self)
    }

    #[measured]
    fn taken_apart(self: Box<Self>) -> Result<Noisy, u32> {
        let Self(n, noisy) = *self;
        if n == 0 { Err(n) } else { Ok(noisy) }
    }
}

struct Reference<'a>(&'a Item);

impl Deref for Reference<'_> {
    type Target = Item;
    #[measured]
    fn deref(&self) -> &Item {
        self.0
    }
}

trait Consume: Sized {
    #[measured]
    fn consume(mut self, with: impl FnOnce(&mut Self)) -> Result<Self, ()> {
        with(&mut self);
        Ok(self)
    }
}
impl Consume for Item {}

fn main() {
    let mut item = Item(1, Noisy("item"));
    *item.by_its_name().unwrap() += 1;
    say(Pin::new(&item).pinned_shared().unwrap());
    say(Reference(&item).0.0 + Pin::new(&*Reference(&item)).pinned_shared().unwrap());
    let item = item.consume(|item| item.0 = 5).unwrap();
    say(item.in_a_closure(10).is_err());
    let item = Item(1, Noisy("second")).in_a_closure(2).unwrap();
    say(item.by_alias().unwrap());
    say(Box::new(Item(3, Noisy("boxed")))
        .lent_box("x")
        .copied()
        .unwrap());
    let mut counted = Rc::new(Item(4, Noisy("counted")));
    say(counted.mutable_counted().is_some());
    say(block_on(counted.lent_counted(4)).is_err());
    say(block_on(counted.lent_counted(5)).is_ok());
    say(block_on(Arc::pin(Item(6, Noisy("pinned"))).pinned_arc()));
    say(Box::new(Item(0, Noisy("apart"))).taken_apart().is_err());
    say(Box::new(Item(1, Noisy("apart"))).taken_apart().is_ok());
}
