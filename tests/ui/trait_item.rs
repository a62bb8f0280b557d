use telemetry_runtime::measured;

#[measured]
trait Search {
    fn search(&self) {}
}

impl Search for u32 {}

fn main() {
    1_u32.search();
}
