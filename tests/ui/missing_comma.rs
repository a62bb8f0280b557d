use telemetry_runtime::measured;

#[measured(budget_ms = 10 level = "debug" classify)]
fn search(a: u32, b: u32) -> Result<u32, String> {
    Ok(a + b)
}

#[measured(fields(a b))]
fn fields(a: u32, b: u32) -> u32 {
    a + b
}

#[measured(classify,, level = "debug")]
fn one_too_many() -> Result<u32, String> {
    Ok(1)
}

fn main() {
    let _ = (search(1, 2), fields(1, 2), one_too_many());
}
