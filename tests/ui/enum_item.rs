use telemetry_runtime::measured;

#[measured]
enum Search {
    Found,
}

fn main() {
    let Search::Found = Search::Found;
}
