#[measured]
pub async fn fallible(text: &str) -> Result<u32, std::num::ParseIntError> {
    support::yield_once().await;
    text.parse()
}

#[measured]
pub async fn panics(value: Option<u32>) -> u32 {
    support::yield_once().await;
    value.unwrap()
}
