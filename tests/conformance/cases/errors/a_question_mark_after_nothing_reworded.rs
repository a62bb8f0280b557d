//@ reworded
#[measured]
pub fn missing_ok() -> Result<(), String> {
    helper()?;
}

fn helper() -> Result<(), String> {
    Ok(())
}
