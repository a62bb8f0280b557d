use telemetry_runtime::traced_node;

struct State;

#[traced_node]
fn search(state: State) -> State {
    state
}

fn main() {
    search(State);
}
