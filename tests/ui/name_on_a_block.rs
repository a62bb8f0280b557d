use telemetry_runtime::measured;

struct Search;

#[measured(name = "search", fields(self), request_id = 1, ok_if = x, budget_ms = 0)]
impl Search {
    fn search(&self) {}

    #[measured(budgetms = 10)]
    fn again(&self) {}

    #[measured]
    const fn limit() -> u32 {
        1
    }
}

fn main() {
    Search.search();
    Search.again();
    Search::limit();
}
