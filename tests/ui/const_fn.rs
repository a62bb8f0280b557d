use telemetry_runtime::measured;

#[measured]
const fn limit() -> u32 {
    10
}

fn main() {
    limit();
}
