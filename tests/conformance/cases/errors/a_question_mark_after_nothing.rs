#[measured]
pub fn empty_result() -> Result<(), String> {
    helper()?
}

#[measured]
pub async fn later() -> Result<(), String> {
    helper()?;
}

#[measured]
pub fn missing_semicolon() -> Result<(), String> {
    helper()?
    helper()
}

fn helper() -> Result<(), String> {
    Ok(())
}
