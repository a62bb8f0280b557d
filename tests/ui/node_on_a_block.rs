use telemetry_runtime::traced_node;

struct Graph;

#[traced_node]
impl Graph {
    fn search(&self, state: u32) -> u32 {
        state
    }
}

fn main() {
    Graph.search(1);
}
