use support::yield_once;

#[measured]
async fn number() -> u32 {
    yield_once().await;
    5
}

#[measured]
async fn list() -> Result<Vec<u8>, String> {
    yield_once().await;
    Err(String::new())
}

#[measured]
async fn method() -> usize {
    list().len()
}

#[measured]
async fn question_mark() -> Result<usize, String> {
    Ok(list()?.len())
}

#[measured]
async fn no_future(value: u32) -> u32 {
    value.await
}

pub fn not_async() -> u32 {
    number().await
}

pub fn check() {
    drop((method(), question_mark(), no_future(1)));
}
