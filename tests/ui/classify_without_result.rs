use telemetry_runtime::measured;

#[measured(classify)]
fn nothing() {}

#[measured(classify)]
fn number() -> u32 {
    1
}

#[measured(classify)]
fn optional() -> Option<u32> {
    None
}

#[measured(classify)]
async fn later() -> String {
    String::new()
}

fn main() {
    nothing();
    number();
    optional();
    drop(later());
}
