use telemetry_runtime::traced_node;

#[traced_node]
fn no_state(input: &serde_json::Value) -> serde_json::Value {
    input.clone()
}

#[traced_node(state = inptu)]
fn wrong_name(input: &serde_json::Value) -> serde_json::Value {
    input.clone()
}

fn main() {
    no_state(&serde_json::Value::Null);
    wrong_name(&serde_json::Value::Null);
}
