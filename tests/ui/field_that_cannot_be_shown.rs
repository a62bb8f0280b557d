use telemetry_runtime::measured;

struct Query;

#[measured(fields(query))]
fn search(query: &Query) {}

fn main() {
    search(&Query);
}
