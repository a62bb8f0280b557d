#[measured]
pub async fn pends() {
    support::yield_once().await;
    std::future::pending().await
}

#[measured]
pub async fn waits() {
    support::yield_once().await
}

#[measured]
pub async fn calls(list: &mut Vec<u8>) {
    support::yield_once().await;
    list.push(1)
}
