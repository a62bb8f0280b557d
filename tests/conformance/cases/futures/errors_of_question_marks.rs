#[measured]
async fn of_another_error() -> Result<u32, String> {
    let value = "5".parse::<u32>()?;
    Ok(value)
}

pub fn check() {
    drop(of_another_error());
}
