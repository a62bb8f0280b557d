#[measured]
pub fn returned(a: u32) -> u32 {
    return a;
}

#[measured]
pub fn returned_result(a: u32) -> Result<u32, String> {
    if a == 0 {
        return Err(String::new());
    }
    return Ok(a);
}

#[measured]
pub async fn returned_later(a: u32) -> u32 {
    std::future::ready(1).await;
    return a;
}

#[measured]
pub fn bound(a: u32) -> Result<u32, String> {
    let b = a.checked_add(1).ok_or_else(String::new);
    b
}

#[measured]
pub async fn bound_later(a: u32) -> u32 {
    let b = std::future::ready(a).await;
    b
}

#[measured]
pub fn question(a: Option<u32>) -> Option<u32> {
    if a.is_none() {
        return None;
    }
    Some(a? + 1)
}

#[measured]
pub fn needless_question(a: Result<u32, String>) -> Result<u32, String> {
    Ok(a?)
}

#[measured]
pub fn let_else(a: Option<u32>) -> Result<u32, String> {
    let b = match a {
        Some(b) => b,
        None => return Err(String::new()),
    };
    Ok(b)
}

#[measured]
pub async fn let_else_later(a: Option<u32>) -> Result<u32, String> {
    let b = if let Some(b) = a {
        b
    } else {
        return Err(String::new());
    };
    std::future::ready(Ok(b)).await
}

#[measured]
pub fn items(a: u32) -> Result<u32, String> {
    let b = a;
    fn helper(a: u32) -> u32 {
        a
    }
    use std::convert::identity;
    identity(helper(b)).checked_add(1).ok_or_else(String::new)
}

#[measured]
pub fn items_first(a: u32) -> u32 {
    const ONE: u32 = 1;
    fn helper(a: u32) -> u32 {
        a
    }
    helper(a) + ONE
}

#[measured]
pub fn units(a: u32) -> Result<(), String> {
    let b = drop(a);
    drop(b);
    Ok(println!("{}", a))
}

#[measured]
pub fn semicolon(a: u32) {
    println!("{a}")
}

#[measured]
pub async fn semicolon_later(a: &mut Vec<u32>) {
    std::future::ready(()).await;
    a.clear()
}

#[measured]
pub fn closure(a: Option<u32>) -> Result<u32, String> {
    a.map(|b| inner(b)).ok_or_else(|| String::new())
}

fn inner(a: u32) -> u32 {
    a
}

#[measured]
pub fn called(a: u32) -> Result<u32, String> {
    let b = (|| a + 1)();
    b.checked_add(1).ok_or_else(String::new)
}

#[measured]
pub fn cloned(a: &str) -> Result<String, String> {
    let b = a.to_string().clone();
    if b.is_empty() { Err(b) } else { Ok(b.to_string()) }
}

#[measured]
pub fn underscored(_a: u32, _b: u32) -> Result<u32, String> {
    let _c = _a;
    _c.checked_add(1).ok_or_else(String::new)
}

#[measured]
pub async fn underscored_later(_a: u32, _b: u32) -> u32 {
    let _c = 1 + 1;
    std::future::ready(_a).await
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    return state;
}

#[measured]
pub fn recursion(a: u32, b: u32) -> u32 {
    if a == 0 { 0 } else { recursion(a - 1, b) }
}

#[measured]
pub fn recursion_result(a: u32, b: u32) -> Result<u32, String> {
    if a == 0 { Err(String::new()) } else { recursion_result(a - 1, b) }
}
