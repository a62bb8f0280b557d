#[measured]
pub async fn needless_lifetime<'a>(text: &'a str) -> &'a str {
    support::yield_once().await;
    text
}
