use telemetry_runtime::measured;

#[measured(budget_ms = 10, level = "debug", budget_ms = 20)]
fn search() {}

fn main() {
    search();
}
