#[measured]
#[tokio::main]
pub async fn entry() -> Result<(), String> {
    misspelt()?;
    Ok(())
}

#[tokio::main]
#[measured]
pub async fn entry_inside() -> u32 {
    misspelt
}

#[tokio::test]
#[measured]
async fn test() {
    misspelt();
}

#[measured]
#[tokio::main(flavor = "current_thread")]
pub async fn types() -> u32 {
    1
}
