//@ reworded
fn needs_send(_: impl Send) {}

async fn once() {}

#[measured]
pub async fn generic<T>(a: T) -> T {
    once().await;
    a
}

#[measured]
pub async fn generic_result<T>(a: T) -> Result<T, String> {
    once().await;
    Ok(a)
}

pub fn check<T>(a: T) {
    needs_send(generic(a));
}

pub fn check_result<T>(a: T) {
    needs_send(generic_result(a));
}

pub trait Store {
    fn get(&self) -> impl Future<Output = u32>;
}

#[measured]
pub async fn through_a_trait<S: Store + Sync>(store: &S) -> Result<u32, String> {
    Ok(store.get().await)
}

pub fn check_trait<S: Store + Sync>(store: &S) {
    needs_send(through_a_trait(store));
}
