//@ reworded
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

async fn once() {}

#[measured]
pub fn declared(a: u32) -> impl Future<Output = u32> + Send {
    async move {
        let rc = Rc::new(a);
        once().await;
        *rc
    }
}

#[measured]
pub fn boxed(a: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(async move {
        let rc = Rc::new(a);
        once().await;
        *rc
    })
}

#[measured]
pub fn boxed_generic<T>(a: T) -> Pin<Box<dyn Future<Output = T> + Send>> {
    Box::pin(async move {
        once().await;
        a
    })
}

#[measured]
pub fn generic<T>(a: T) -> impl Future<Output = T> + Send {
    async move {
        once().await;
        a
    }
}
