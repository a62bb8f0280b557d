//! Types and traits of the user that are called like those around a future.
use support::say;

trait Future {
    type Output;
    fn wait(self) -> Self::Output;
}

impl Future for u32 {
    type Output = u32;

    #[measured]
    fn wait(self) -> u32 {
        self + 1
    }
}

struct BoxFuture<T>(T);

struct Pin<T>(T);

#[measured]
fn implied(n: u32) -> impl self::Future<Output = u32> {
    n
}

#[measured]
fn boxed(n: u32) -> BoxFuture<u32> {
    BoxFuture(n)
}

#[measured]
fn pinned(n: u32) -> Pin<Box<dyn FnOnce() -> u32>> {
    Pin(Box::new(move || n))
}

#[measured]
fn pinned_object(n: u32) -> Pin<Box<dyn Fn() -> Box<dyn Named<Output = u32>>>> {
    Pin(Box::new(move || Box::new(n)))
}

trait Named {
    type Output;
    fn name(&self) -> String;
}

impl Named for u32 {
    type Output = u32;

    #[measured]
    fn name(&self) -> String {
        format!("u32 {self}")
    }
}

fn main() {
    say(implied(1).wait());
    say(boxed(2).0);
    say((pinned(3).0)());
    say((pinned_object(4).0)().name());
}
