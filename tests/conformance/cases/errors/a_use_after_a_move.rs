use std::future::Future;

pub struct Outcome;

#[measured]
pub fn plain(a: String) -> String {
    drop(a);
    a
}

#[measured]
pub fn result(a: String) -> Result<String, String> {
    drop(a);
    Ok(a)
}

#[measured]
pub fn alias(a: String, b: Vec<String>) -> Outcome {
    for x in b {
        drop(x);
    }
    drop((a, b));
    Outcome
}

#[measured]
pub fn looped(a: String) -> Result<u32, String> {
    for _ in 0..2 {
        drop(a);
    }
    Ok(1)
}

#[measured]
pub fn future(a: String) -> impl Future<Output = u32> {
    drop(a);
    async move { a.len() as u32 }
}

#[measured]
pub fn generic<T>(a: T) -> Result<(T, T), String> {
    Ok((a, a))
}

#[measured]
pub async fn later_generic<T>(a: T) -> (T, T) {
    (a, a)
}

pub struct S {
    a: String,
}

#[measured]
pub fn pattern((a, b): (String, String)) -> Result<String, String> {
    drop(a);
    Ok(a + &b)
}
