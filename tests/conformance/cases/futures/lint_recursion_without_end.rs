#[measured]
pub async fn calls_itself(n: u32) -> u32 {
    Box::pin(calls_itself(n)).await
}

#[measured]
pub fn returned(n: u32) -> impl Future<Output = u32> {
    std::future::ready(n)
}
