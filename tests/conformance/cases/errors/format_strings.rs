#[measured]
pub fn result(name: &str) -> Result<String, String> {
    Ok(format!("{nmae} {}", 1))
}

#[measured]
pub async fn later(name: &str) -> Result<String, String> {
    println!("{} {}", name);
    Ok(format!("{name:?x}"))
}

#[measured]
pub fn plain(name: &str) -> String {
    format!("{name", 1)
}
