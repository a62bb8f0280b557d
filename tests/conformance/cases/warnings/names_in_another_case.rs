#[measured]
pub fn Plain(Argument: u32) -> u32 {
    let Local = Argument;
    Local
}

#[measured]
pub fn Result_(Argument: u32, (First, second): (u32, u32)) -> Result<u32, String> {
    let Local = Argument + First + second;
    Ok(Local)
}

#[measured]
pub async fn Later(Argument: u32) -> u32 {
    Argument
}

#[measured]
pub async fn Later_result(camelCase: u32) -> Result<u32, String> {
    let Local = camelCase;
    Ok(Local)
}

#[both]
pub fn NodeName(state: serde_json::Value, aB: u32) -> serde_json::Value {
    let Local = aB;
    drop(Local);
    state
}

#[measured]
pub fn generic<'A, t, const n: usize>(a: &'A [t; n]) -> Result<usize, String> {
    Ok(a.len())
}
