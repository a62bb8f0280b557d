pub struct Outcome;

#[measured]
pub fn plain() -> usize {
    let a;
    {
        let b = String::new();
        a = &b;
    }
    a.len()
}

#[measured]
pub fn result() -> Result<usize, String> {
    let a;
    {
        let b = String::new();
        a = &b;
    }
    Ok(a.len())
}

#[measured]
pub fn alias(a: String) -> Outcome {
    std::thread::spawn(|| drop(&a));
    Outcome
}

#[measured]
pub fn moved_while_borrowed(a: String) -> Result<usize, String> {
    let b = &a;
    drop(a);
    Ok(b.len())
}

#[measured]
pub async fn later() -> Result<usize, String> {
    let a = String::new().as_str();
    std::future::ready(1).await;
    Ok(a.len())
}

#[measured]
pub async fn later_thread(a: String) -> usize {
    std::thread::spawn(|| drop(&a));
    1
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    let a = &state;
    std::thread::spawn(move || drop(a));
    state.clone()
}
