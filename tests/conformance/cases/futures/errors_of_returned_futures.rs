use std::pin::Pin;
use std::rc::Rc;
use support::yield_once;

#[measured]
fn boxed_not_send(rc: Rc<u8>) -> Pin<Box<dyn Future<Output = u8> + Send>> {
    Box::pin(async move {
        yield_once().await;
        *rc
    })
}

#[measured]
fn borrows_a_local() -> impl Future<Output = usize> {
    let text = String::new();
    async { text.len() }
}
