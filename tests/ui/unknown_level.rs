use telemetry_runtime::measured;

#[measured(level = "debg")]
fn level() {}

#[measured(level = debug)]
fn word() {}

#[measured(level = "INFO")]
fn upper() {}

#[measured(memory = "heap")]
fn memory() {}

fn main() {
    level();
    word();
    upper();
    memory();
}
