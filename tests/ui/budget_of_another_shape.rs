use telemetry_runtime::measured;

const LIMIT: u32 = 10;

#[measured(budget_ms = "10")]
fn string() {}

#[measured(budget_ms = "ten")]
fn word() {}

#[measured(budget_ms = LIMIT)]
fn constant() {}

#[measured(budget_ms)]
fn missing() {}

#[measured(budget_ms(10))]
fn called() {}

fn main() {
    string();
    word();
    constant();
    missing();
    called();
    let _ = LIMIT;
}
