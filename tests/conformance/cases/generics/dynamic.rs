//@ since: 1.86
use std::any::Any;
use std::error::Error;
use std::fmt::{Debug, Display};

use support::{Noisy, block_on, say};

trait Base: Debug {
    fn base(&self) -> u32;
}

trait Derived: Base {}

#[derive(Debug)]
struct Thing(u32, Noisy);

impl Base for Thing {
    #[measured]
    fn base(&self) -> u32 {
        self.0
    }
}
impl Derived for Thing {}

#[measured]
fn upcast(value: &dyn Derived) -> &dyn Base {
    value
}

#[measured]
fn upcast_box(value: Box<dyn Derived>) -> Result<Box<dyn Base>, Box<dyn Error>> {
    if value.base() == 0 {
        return Err("zero".into());
    }
    Ok(value)
}

#[measured]
fn called(f: &dyn Fn(u32) -> u32, g: &mut dyn FnMut(u32), h: Box<dyn FnOnce() -> Noisy>) -> u32 {
    g(1);
    drop(h());
    f(2)
}

#[measured]
fn downcast(value: Box<dyn Any>) -> Result<u32, Box<dyn Any>> {
    value.downcast::<u32>().map(|n| *n)
}

#[measured]
async fn later<'a>(value: &'a (dyn Display + Sync), make: bool) -> Box<dyn Display + Send + 'a> {
    if make {
        return Box::new(1);
    }
    Box::new(value)
}

#[measured]
fn either(n: u32) -> Box<dyn Iterator<Item = u32>> {
    if n == 0 {
        Box::new(std::iter::empty())
    } else {
        Box::new(0..n)
    }
}

fn main() {
    let thing = Thing(1, Noisy("thing"));
    say(upcast(&thing).base());
    say(format_args!("{:?}", upcast_box(Box::new(thing))));
    say(upcast_box(Box::new(Thing(0, Noisy("zero")))).is_err());
    let mut sum = 0;
    say(called(
        &|n| n * 2,
        &mut |n| sum += n,
        Box::new(|| Noisy("made")),
    ));
    say(sum);
    say(downcast(Box::new(3_u32)).is_ok());
    say(downcast(Box::new("text")).is_err());
    say(block_on(later(&"lent", false)));
    say(block_on(later(&"lent", true)));
    say(either(0).count() + either(3).count());
}
