use telemetry_runtime::measured;

#[measured(state = input)]
fn search(input: u32) -> u32 {
    input
}

fn main() {
    search(1);
}
