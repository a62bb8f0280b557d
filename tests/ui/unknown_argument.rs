use telemetry_runtime::measured;

#[measured(budgetms = 10)]
fn near() {}

#[measured(target = "search")]
fn far() {}

fn main() {
    near();
    far();
}
