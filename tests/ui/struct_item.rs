use telemetry_runtime::measured;

#[measured]
struct Search {
    query: String,
}

fn main() {
    drop(Search { query: String::new() }.query);
}
