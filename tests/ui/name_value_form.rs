use telemetry_runtime::measured;

#[measured = "search"]
fn search() {}

fn main() {
    search();
}
