#[measured]
pub unsafe async fn order() -> Result<u32, String> {
    Ok(1)
}
