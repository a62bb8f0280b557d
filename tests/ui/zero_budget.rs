use telemetry_runtime::measured;

#[measured(budget_ms = 0)]
fn zero() {}

#[measured(budget_ms = 0.0)]
fn zero_float() {}

#[measured(budget_ms = -5)]
fn negative() {}

#[measured(budget_ms = 1e999)]
fn infinite() {}

#[measured(budget_ms = { 0 })]
fn zero_constant() {}

#[measured(budget_ms = { f64::NAN })]
fn not_a_number() {}

fn main() {
    zero();
    zero_float();
    negative();
    infinite();
    zero_constant();
    not_a_number();
}
