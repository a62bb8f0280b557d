use telemetry_runtime::measured;

struct Outcome;

#[measured(classify)]
fn search() -> Outcome {
    Outcome
}

fn main() {
    search();
}
