use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use support::{Noisy, say};

trait Animal {
    fn name(&self) -> &'static str;

    #[measured]
    fn reference(&self) -> String {
        format!("reference to {}", self.name())
    }

    fn boxed(self: Box<Self>) -> Result<&'static str, Box<dyn Animal>>;

    fn counted(self: Rc<Self>) -> usize;

    fn shared(self: Arc<Self>) -> Arc<dyn Animal>;

    fn pinned(self: Pin<&mut Self>) -> &'static str;

    #[measured]
    fn sized(self) -> Result<Self, String>
    where
        Self: Sized,
    {
        if self.name().is_empty() {
            return Err("no name".to_owned());
        }
        Ok(self)
    }
}

struct Cat(Noisy);

impl Animal for Cat {
    #[measured]
    fn name(&self) -> &'static str {
        self.0.0
    }

    #[measured]
    fn boxed(self: Box<Self>) -> Result<&'static str, Box<dyn Animal>> {
        if self.name() == "back" {
            return Err(self);
        }
        Ok(self.name())
    }

    #[measured]
    fn counted(self: Rc<Self>) -> usize {
        Rc::strong_count(&self)
    }

    #[measured]
    fn shared(self: Arc<Self>) -> Arc<dyn Animal> {
        self
    }

    #[measured]
    fn pinned(self: Pin<&mut Self>) -> &'static str {
        self.get_mut().0.0
    }
}

fn main() {
    let mut animal: Box<dyn Animal> = Box::new(Cat(Noisy("a")));
    say(animal.reference());
    say(Pin::new(&mut Cat(Noisy("pinned"))).pinned());
    say(unsafe { Pin::new_unchecked(&mut *animal) }.pinned());
    say(animal.boxed().is_ok());
    let animal: Box<dyn Animal> = Box::new(Cat(Noisy("back")));
    say(animal.boxed().is_err());
    let animal: Rc<dyn Animal> = Rc::new(Cat(Noisy("counted")));
    say(animal.counted());
    let animal: Arc<dyn Animal> = Arc::new(Cat(Noisy("shared")));
    say(animal.shared().name());
    say(Cat(Noisy("sized")).sized().is_ok());
}
