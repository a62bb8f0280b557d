#[measured]
#[expect(clippy::unused_async)]
pub async fn not_waiting() -> u32 {
    1
}
