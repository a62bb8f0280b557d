use telemetry_runtime::measure_operation;

fn main() {
    let operation = measure_operation("block");
    std::thread::spawn(move || drop(operation));
}
