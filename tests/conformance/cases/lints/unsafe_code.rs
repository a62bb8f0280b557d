//@ editions: 2021 2024
#![warn(unsafe_op_in_unsafe_fn)]

#[measured]
pub fn plain(a: *const u32) -> u32 {
    unsafe { *a }
}

#[measured]
pub fn unused(a: u32) -> u32 {
    unsafe { a }
}

#[measured]
pub unsafe fn in_unsafe(a: *const u32) -> u32 {
    *a
}

#[measured]
pub unsafe fn result(a: *const u32) -> Result<u32, String> {
    Ok(*a)
}

#[measured]
pub fn unused_result(a: u32) -> Result<u32, String> {
    unsafe { Ok(a) }
}

#[measured]
pub unsafe fn nested(a: *const u32) -> Result<u32, String> {
    unsafe { Ok(unsafe { *a }) }
}

#[measured]
pub async unsafe fn later(a: u32) -> u32 {
    unsafe { a }
}

#[measured]
pub async unsafe fn later_calls(a: u32) -> Result<u32, String> {
    Ok(in_unsafe(&a))
}

pub struct S(*const u32);

#[measured]
impl S {
    pub unsafe fn method(&self) -> Result<u32, String> {
        Ok(*self.0)
    }
    pub unsafe fn plain(&self) -> u32 {
        *self.0
    }
}

#[both]
pub unsafe fn node(state: serde_json::Value, a: *const u32) -> serde_json::Value {
    drop(*a);
    state
}
