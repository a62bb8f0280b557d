use telemetry_runtime::NodeState;

#[derive(NodeState)]
enum Choice {
    One,
}

#[derive(NodeState)]
struct Tuple(u32);

#[derive(NodeState)]
struct Unit;

#[derive(NodeState)]
struct Skipped {
    #[node_state(skipp)]
    a: u32,
    #[node_state(rename = "c")]
    b: u32,
}

fn main() {
    let _ = (Choice::One, Tuple(1).0, Unit, Skipped { a: 1, b: 2 });
}
