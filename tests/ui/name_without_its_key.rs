use telemetry_runtime::measured;

#[measured("search")]
fn search() {}

#[measured(classify = true)]
fn flag() -> Result<u32, String> {
    Ok(1)
}

fn main() {
    search();
    let _ = flag();
}
