//@ reworded: elsewhere
#[measured]
pub async fn plain(a: u32) -> u32 {
    if a == 0 { 0 } else { plain(a - 1).await + 1 }
}

#[measured]
pub async fn result(a: u32) -> Result<u32, String> {
    if a == 0 {
        return Ok(0);
    }
    Ok(result(a - 1).await? + 1)
}

pub struct S;

#[measured]
impl S {
    pub async fn method(&self, a: u32) {
        if a > 0 {
            self.method(a - 1).await;
        }
    }
}

#[both]
pub async fn node(state: serde_json::Value) -> serde_json::Value {
    if state.is_null() {
        return node(state).await;
    }
    state
}
