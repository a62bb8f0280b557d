use telemetry_runtime::measured;

trait Search {
    #[measured]
    fn search(&self);
}

impl Search for u32 {
    fn search(&self) {}
}

fn main() {
    1_u32.search();
}
