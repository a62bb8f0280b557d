use telemetry_runtime::measured;

#[measured(ok_if = Option::is_some, error_if = Option::is_none, classify)]
fn search() -> Option<u32> {
    None
}

#[measured(ok_if = |reply| reply.is_some())]
fn closure() -> Option<u32> {
    None
}

#[measured(ok_if = is_ok)]
fn nothing() {}

fn main() {
    search();
    closure();
    nothing();
}
