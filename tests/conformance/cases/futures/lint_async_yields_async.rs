use support::yield_once;

#[measured]
pub async fn yields() -> impl Future<Output = u32> {
    yield_once().await;
    async { 1 }
}

#[measured]
pub async fn has_one_inside() {
    let future = async { yield_once() };
    drop(future.await);
}
