//@ reworded
use std::future::Future;
use std::pin::Pin;

#[derive(Debug)]
pub struct NoError;

pub fn fails() -> Result<u32, std::num::ParseIntError> {
    "x".parse()
}

#[measured]
pub fn result() -> Result<u32, NoError> {
    Ok(fails()?)
}

#[measured(classify)]
pub fn text() -> Result<u32, String> {
    let one = fails()?;
    Ok(one)
}

#[both]
pub fn node(state: serde_json::Value) -> Result<serde_json::Value, NoError> {
    fails()?;
    Ok(state)
}
