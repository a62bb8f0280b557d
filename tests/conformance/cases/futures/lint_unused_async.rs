#[measured]
pub async fn not_waiting() -> u32 {
    1
}

#[both]
#[allow(clippy::missing_errors_doc, clippy::unnecessary_wraps)]
pub async fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(state)
}

pub struct Shop(u32);

impl Shop {
    #[measured]
    pub async fn not_waiting(&self) -> u32 {
        self.0
    }
}

#[measured]
pub async fn nothing() {}

#[measured]
#[allow(clippy::unused_async)]
pub async fn allowed() -> u32 {
    1
}
