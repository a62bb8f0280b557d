use telemetry_runtime::measured;

#[measured(classify)]
#[track_caller]
fn search() -> Result<u32, String> {
    Ok(1)
}

fn main() {
    let _ = search();
}
