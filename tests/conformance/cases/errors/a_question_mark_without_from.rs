use std::future::Future;
use std::pin::Pin;

#[derive(Debug)]
pub struct NoError;

pub fn fails() -> Result<u32, std::num::ParseIntError> {
    "x".parse()
}

#[measured]
pub async fn later() -> Result<u32, NoError> {
    let one = fails()?;
    Ok(one)
}

#[measured]
pub async fn boxed_error() -> Result<u32, Box<dyn std::error::Error>> {
    Err(NoError)?
}

#[measured]
pub fn boxed<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, NoError>> + 'a>> {
    Box::pin(async move { Ok(a.parse::<u32>()?) })
}
