use std::future::Future;

pub struct Used;

#[derive(Debug)]
struct OnlyInDebug {
    field: u32,
}

#[measured]
fn plain() -> u32 {
    1
}

#[measured]
fn result() -> Result<u32, String> {
    helper();
    Ok(1)
}

fn helper() {}

#[measured]
async fn later() -> u32 {
    1
}

#[measured]
async fn later_result() -> Result<u32, String> {
    later().await;
    Ok(1)
}

#[measured]
fn future() -> impl Future<Output = u32> {
    async { 1 }
}

#[both]
fn node(state: serde_json::Value) -> serde_json::Value {
    state
}

#[both]
async fn later_node(state: serde_json::Value) -> serde_json::Value {
    state
}

struct S;

#[measured]
impl S {
    fn method(&self) -> Result<u32, String> {
        Ok(1)
    }
    async fn later(&self) -> u32 {
        1
    }
    fn new() -> Self {
        S
    }
}

impl Used {
    #[measured]
    fn private(&self) {}
}

#[measured(fields(a))]
pub fn fields(a: u32) -> Result<u32, String> {
    let only = OnlyInDebug { field: a };
    Err(format!("{only:?}"))
}

#[measured]
mod inside {
    fn unused() {}
    pub async fn unused_later() -> Result<u32, String> {
        Ok(1)
    }
}

trait Private {
    #[measured]
    fn provided(&self) -> Result<u32, String> {
        Ok(1)
    }
}

enum Choice {
    #[allow(unused)]
    Never,
    One,
}

#[measured]
pub fn matches() -> Result<u32, String> {
    let _ = |choice| match choice {
        Choice::Never => 1,
        Choice::One => 2,
    };
    Ok(1)
}
