use std::future::Future;

#[measured]
pub fn by_value(a: String, b: Vec<u32>) -> usize {
    a.len() + b.len()
}

#[measured]
pub fn by_value_result(a: String) -> Result<usize, String> {
    if a.is_empty() { Err(String::new()) } else { Ok(a.len()) }
}

#[measured]
pub async fn by_value_later(a: String) -> usize {
    std::future::ready(a.len()).await
}

#[measured]
pub fn wraps(a: u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
pub fn wraps_option(a: u32) -> Option<u32> {
    Some(a)
}

#[measured]
pub fn boxed_local(a: Box<u32>) -> u32 {
    *a
}

#[measured]
pub fn pointer(a: &Vec<u32>, b: &String, c: &mut Vec<u32>) -> Result<usize, String> {
    c[0] = 1;
    if a.is_empty() { Err(String::new()) } else { Ok(b.len()) }
}

#[measured]
pub fn by_reference(a: &u32, b: &bool) -> Result<u32, String> {
    if *b { Ok(*a) } else { Err(String::new()) }
}

#[measured]
pub async fn by_reference_later(a: &u32, b: &Vec<u32>) -> u32 {
    std::future::ready(*a + b[0]).await
}

#[measured]
pub fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> Result<u8, String> {
    a.checked_add(b + c + d + e + f + g + h).ok_or_else(String::new)
}

#[measured]
pub async fn many_later(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8 {
    std::future::ready(a + b + c + d + e + f + g + h).await
}

#[measured]
pub fn flags(a: bool, b: bool, c: bool, d: bool) -> bool {
    a && b && c && d
}

#[measured]
pub fn unit_error(a: u32) -> Result<u32, ()> {
    a.checked_add(1).ok_or(())
}

#[measured]
pub async fn large_error(a: [u8; 512]) -> Result<u32, [u8; 512]> {
    std::future::ready(Err(a)).await
}

#[measured]
pub fn large_error_now(a: u32) -> Result<u32, [u8; 512]> {
    a.checked_add(1).ok_or([0; 512])
}

#[measured]
pub fn complex(a: u32) -> Result<Vec<Box<dyn Fn(Vec<Option<u32>>) -> Result<Vec<u32>, String>>>, String> {
    if a == 0 { Err(String::new()) } else { Ok(vec![]) }
}

#[measured]
pub fn option_option(a: u32) -> Option<Option<u32>> {
    if a == 0 { None } else { Some(None) }
}

#[measured]
pub fn future(a: u32) -> impl Future<Output = u32> {
    async move { a }
}

#[both]
pub fn node(state: serde_json::Value, a: &u32) -> Result<serde_json::Value, String> {
    drop(*a);
    Ok(state)
}

#[both]
pub async fn later_node(state: serde_json::Value) -> serde_json::Value {
    state
}
