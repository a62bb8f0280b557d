#[measured]
async fn not_mutable(list: Vec<u8>) -> usize {
    list.push(1);
    support::yield_once().await;
    list.len()
}

pub fn check() {
    drop(not_mutable(vec![]));
}
