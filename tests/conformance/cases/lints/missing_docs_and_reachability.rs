#![warn(missing_docs, unreachable_pub, missing_debug_implementations)]
//! A crate.

/// Documented.
#[measured]
pub fn documented() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub fn plain() -> u32 {
    inner::hidden().map_or(0, |_| 1)
}

#[measured]
pub fn result() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub async fn later() -> u32 {
    1
}

#[measured]
pub async fn later_result() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub fn future() -> impl Future<Output = u32> {
    async { 1 }
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    state
}

mod inner {
    #[measured]
    pub fn hidden() -> Result<u32, String> {
        Ok(1)
    }

    #[measured]
    pub async fn hidden_later() -> u32 {
        1
    }
}

/// A type.
pub struct S;

#[measured]
impl S {
    pub fn method(&self) -> Result<u32, String> {
        Ok(1)
    }
    pub async fn later(&self) -> u32 {
        drop(inner::hidden_later().await);
        1
    }
}

#[measured]
pub mod inside {
    pub fn f() -> u32 {
        1
    }
    pub async fn g() {}
}
