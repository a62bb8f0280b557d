use telemetry_runtime::measured;

#[measured(sample = 1.5)]
fn above() {}

#[measured(sample = -0.1)]
fn below() {}

fn main() {
    above();
    below();
}
