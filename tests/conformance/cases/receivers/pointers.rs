use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use support::say;

#[derive(Clone)]
struct Name(String);

impl Name {
    #[measured]
    fn boxed(self: Box<Self>) -> String {
        self.0
    }

    #[measured]
    fn mutable_box(mut self: Box<Self>, more: char) -> Result<Box<Self>, char> {
        if more == ' ' {
            return Err(more);
        }
        self.0.push(more);
        Ok(self)
    }

    #[measured]
    fn counted(self: Rc<Self>) -> usize {
        Rc::strong_count(&self)
    }

    #[measured]
    fn lent_counted(self: &Rc<Self>) -> Result<Rc<Self>, String> {
        if self.0.is_empty() {
            return Err(self.0.clone());
        }
        Ok(Rc::clone(self))
    }

    #[measured]
    fn shared(self: Arc<Self>) -> Result<usize, Arc<Self>> {
        if self.0.len() > 3 {
            return Err(self);
        }
        Ok(Arc::strong_count(&self))
    }

    #[measured]
    fn lent_shared(self: &Arc<Self>) -> &str {
        &self.0
    }

    #[measured]
    fn pinned(self: Pin<&mut Self>) -> &mut String {
        &mut self.get_mut().0
    }

    #[measured]
    fn pinned_in_result(mut self: Pin<&mut Self>) -> Result<&mut String, u8> {
        self.as_mut().pinned().push('!');
        Ok(self.pinned())
    }

    #[measured]
    fn pinned_box(self: Pin<Box<Self>>) -> usize {
        self.0.len()
    }

    #[measured]
    fn nested(self: Rc<Box<Self>>) -> usize {
        Rc::strong_count(&self) + self.0.len()
    }
}

fn main() {
    let mut name = Name("ab".to_owned());
    say(Box::new(name.clone()).boxed());
    say(Box::new(name.clone()).mutable_box(' ').is_err());
    say(Box::new(name.clone())
        .mutable_box('c')
        .map_or(String::new(), Name::boxed));
    let counted = Rc::new(name.clone());
    say(counted
        .lent_counted()
        .map_or(0, |name: Rc<Name>| name.counted()));
    let shared = Arc::new(name.clone());
    say(shared.lent_shared());
    say(shared.clone().shared().unwrap_or(99));
    say(Arc::new(Name("long".to_owned())).shared().is_err());
    Pin::new(&mut name).pinned().push('p');
    say(Pin::new(&mut name).pinned_in_result().unwrap());
    say(Box::pin(name.clone()).pinned_box());
    say(Rc::new(Box::new(name)).nested());
}
