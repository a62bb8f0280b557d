use telemetry_runtime::measured;

#[measured]
macro_rules! search {
    () => {};
}

fn main() {
    search!();
}
