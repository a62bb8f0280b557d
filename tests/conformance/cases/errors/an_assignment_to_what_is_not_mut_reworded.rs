//@ reworded
use std::future::Future;

pub struct Outcome;

#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    a += 1;
    Ok(a)
}

#[measured]
pub fn reference(a: &Vec<u32>) -> Result<(), String> {
    a.push(1);
    Ok(())
}

pub struct S {
    a: u32,
}

#[measured]
impl S {
    pub fn owned(self) -> Result<u32, String> {
        self.a = 1;
        Ok(self.a)
    }
    pub fn borrowed(&self) -> Result<u32, String> {
        self.a = 1;
        Ok(self.a)
    }
    pub async fn later_owned(self) -> u32 {
        self.a = 1;
        self.a
    }
    pub async fn later_borrowed(&self) -> Result<u32, String> {
        self.a = 1;
        Ok(self.a)
    }
}
