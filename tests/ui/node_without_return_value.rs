use telemetry_runtime::traced_node;

#[traced_node]
fn search(state: &mut serde_json::Value) {
    state.take();
}

fn main() {
    search(&mut serde_json::Value::Null);
}
