#![warn(clippy::missing_docs_in_private_items, clippy::missing_safety_doc, rustdoc::all)]

#[measured]
fn private() -> Result<u32, String> {
    Err(String::new())
}

#[measured]
async fn private_later() -> u32 {
    std::future::ready(1).await
}

/// See [`missing`].
#[measured]
pub unsafe fn dangerous() -> Result<u32, String> {
    private()
}

/// # Safety
///
/// Always.
#[measured]
pub async unsafe fn dangerous_later() -> Result<u32, String> {
    Ok(private_later().await)
}
