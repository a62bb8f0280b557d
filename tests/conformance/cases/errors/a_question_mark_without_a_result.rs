use std::future::Future;

pub struct Outcome;

pub fn fails() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub fn plain() -> u32 {
    fails()?
}

#[measured]
pub fn unit() {
    fails()?;
}

#[measured]
pub fn option() -> Option<u32> {
    Some(fails()?)
}

pub struct S;
