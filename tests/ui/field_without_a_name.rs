use telemetry_runtime::measured;

struct Search {
    id: u32,
}

impl Search {
    #[measured(fields(self.id, ?self.id.to_string(), "" = 1, id = 1, id = 2))]
    fn search(&self) -> u32 {
        self.id
    }

    #[measured(fields = self.id)]
    fn equals(&self) -> u32 {
        self.id
    }
}

fn main() {
    Search { id: 1 }.search();
    Search { id: 1 }.equals();
}
