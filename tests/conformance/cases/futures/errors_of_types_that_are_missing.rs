#[measured]
async fn argument(value: Missing) -> u32 {
    value.len()
}

#[measured]
async fn output() -> Missing {
    loop {}
}

#[measured]
async fn in_a_result() -> Result<Missing, String> {
    Err(String::new())
}

#[measured]
fn returned() -> impl Future<Output = Missing> {
    std::future::pending()
}
