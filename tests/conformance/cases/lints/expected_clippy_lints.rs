#[measured]
#[expect(clippy::needless_pass_by_value)]
pub fn by_value(a: String) -> Result<usize, String> {
    a.len().checked_sub(1).ok_or_else(String::new)
}

#[measured]
#[expect(clippy::unused_async)]
pub async fn later() -> u32 {
    1
}

#[measured]
#[expect(clippy::unnecessary_wraps)]
pub fn wraps() -> Result<u32, String> {
    Ok(1)
}

#[measured]
#[expect(clippy::too_many_arguments)]
pub async fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> Result<u8, String> {
    std::future::ready(a + b + c + d).await;
    Ok(e + f + g + h)
}

#[both]
#[expect(clippy::needless_return)]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    return state;
}

#[measured]
#[expect(clippy::items_after_statements)]
pub fn items(a: u32) -> u32 {
    let b = a;
    const ONE: u32 = 1;
    b + ONE
}

#[measured]
#[expect(clippy::must_use_candidate, clippy::missing_errors_doc)]
pub fn unfulfilled(a: u32) -> Result<u32, String> {
    a.checked_add(1).ok_or_else(String::new)
}
