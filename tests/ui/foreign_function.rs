use telemetry_runtime::measured;

unsafe extern "C" {
    #[measured]
    safe fn abs(n: i32) -> i32;
}

fn main() {
    abs(-1);
}
