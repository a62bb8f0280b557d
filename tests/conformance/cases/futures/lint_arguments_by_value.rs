#[measured]
pub async fn by_value(text: String) -> usize {
    support::yield_once().await;
    text.len()
}

#[both]
pub async fn node(state: serde_json::Value, text: String) -> serde_json::Value {
    support::yield_once().await;
    println!("{}", text.len());
    state
}

#[measured]
pub async fn by_reference(value: &u8) -> u8 {
    support::yield_once().await;
    *value
}

#[measured]
pub async fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8 {
    support::yield_once().await;
    a + b + c + d + e + f + g + h
}

pub struct Shop;

impl Shop {
    #[measured]
    pub async fn unused_self(&self) -> u32 {
        support::yield_once().await;
        1
    }
}
