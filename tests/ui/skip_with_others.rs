use telemetry_runtime::measured;

struct Search;

#[measured]
impl Search {
    #[measured(skip, budget_ms = 10)]
    fn search(&self) {}
}

fn main() {
    Search.search();
}
