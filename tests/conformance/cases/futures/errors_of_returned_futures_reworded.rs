//@ reworded
use std::pin::Pin;
use std::rc::Rc;
use support::yield_once;

#[measured]
fn not_send(rc: Rc<u8>) -> impl Future<Output = u8> + Send {
    async move {
        yield_once().await;
        *rc
    }
}

#[measured]
fn another_output(n: u8) -> impl Future<Output = String> {
    async move { n }
}

#[measured]
fn boxed_another_output(n: u8) -> Pin<Box<dyn Future<Output = Result<u8, String>>>> {
    Box::pin(async move { n })
}

#[measured]
fn no_future(n: u8) -> impl Future<Output = u8> {
    n
}

#[measured]
fn not_boxed(n: u8) -> Pin<Box<dyn Future<Output = u8>>> {
    async move { n }
}
